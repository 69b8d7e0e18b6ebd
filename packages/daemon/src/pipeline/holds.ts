import type { Clock, Store } from '@outerpark/core/ports'
import { endHold } from '@outerpark/core/reservation'

/**
 * The longest time between two looks, in milliseconds. Holds are longer (`holdMs`), so each is seen before its end, unless its
 * performance begins soon: then it may be ended so much later.
 */
const LOOK_AGAIN_MS = 5_000

const PAGE = 200

type Parts = {
  readonly store: Store
  readonly clock: Clock
  readonly log: { readonly warn: (facts: object, message: string) => void }
}

/** Frees the seats of holds whose time is over (domain 3.5). */
export function watchHolds({ store, clock, log }: Parts) {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined

  const look = async (): Promise<void> => {
    let page: number
    do {
      const over = await store.queries.holdsUntil(clock.now(), PAGE)
      page = over.length
      await Promise.all(
        over.map(({ until, ...hold }) =>
          store.commit(
            endHold,
            { ...hold, because: { expired: until } },
            { causationId: 'hold-deadline' },
          ),
        ),
      )
    } while (page === PAGE && !stopping.signal.aborted)
  }
  const waitMs = async (): Promise<number> => {
    const next = await store.queries.nextHoldEnd()
    const wait = next === undefined ? LOOK_AGAIN_MS : next - clock.now()
    return Math.min(Math.max(wait, 0), LOOK_AGAIN_MS)
  }
  const lookAndWait = async (): Promise<void> => {
    let wait = LOOK_AGAIN_MS
    try {
      await look()
      wait = await waitMs()
    } catch (err) {
      log.warn({ err }, 'holds whose time is over not ended')
    }
    looking = undefined
    if (!stopping.signal.aborted) timer = setTimeout(start, wait)
  }
  const start = (): void => {
    looking = lookAndWait()
  }
  start()

  return {
    /** Begins nothing more, and resolves when no look is under way any more. */
    async stop(): Promise<void> {
      stopping.abort()
      clearTimeout(timer)
      await looking
    },
  }
}
