import type { Clock, Store } from '@outerpark/core/ports'
import { endHold } from '@outerpark/core/reservation'
import { keepLooking } from './looks.ts'

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
  const look = async (stopping: AbortSignal): Promise<void> => {
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
    } while (page === PAGE && !stopping.aborted)
  }
  const waitMs = async (): Promise<number> => {
    const next = await store.queries.nextHoldEnd()
    return next === undefined ? LOOK_AGAIN_MS : next - clock.now()
  }
  return keepLooking({
    look,
    waitMs,
    atMostMs: LOOK_AGAIN_MS,
    failed: (err) => log.warn({ err }, 'holds whose time is over not ended'),
  })
}
