import type { Clock, Store } from '@outerpark/core/ports'
import { expire } from '@outerpark/core/reservation'
import { keepLooking } from './looks.ts'

/** The longest time between two looks, in milliseconds: a performance may be added, or the clock may be set. */
const LOOK_AGAIN_MS = 5_000

/**
 * Performances that began in the last so many milliseconds are looked at again: a booking that was decided just before
 * the start is committed a moment after it.
 */
const OVERLAP_MS = 15_000

const PAGE = 500

type Parts = {
  readonly store: Store
  readonly clock: Clock
  readonly log: { readonly warn: (facts: object, message: string) => void }
}

/**
 * Expires reservations that are still unpaid when their performance begins. The workers do not do that: while the
 * breaker is open they claim nothing, a postponed task may be due later, and a dead letter is never due.
 */
export function watchCurtains({ store, clock, log }: Parts) {
  /** all performances that began until then were looked at; ms since the epoch */
  let lookedUntil = Number.NEGATIVE_INFINITY

  const look = async (stopping: AbortSignal): Promise<void> => {
    const now = clock.now()
    // The clock may have been set back.
    const since = Math.min(lookedUntil, now) - OVERLAP_MS
    const begun = await store.queries.nextStart(since)
    if (begun !== undefined && begun <= now) await expireUnpaid(store, now, stopping)
    if (!stopping.aborted) lookedUntil = now
  }
  const waitMs = async (): Promise<number> => {
    const now = clock.now()
    const next = await store.queries.nextStart(now)
    return next === undefined ? LOOK_AGAIN_MS : next - now
  }
  return keepLooking({
    look,
    waitMs,
    atMostMs: LOOK_AGAIN_MS,
    failed: (err) => log.warn({ err }, 'unpaid bookings of performances that begin not looked at'),
  })
}

/** Expires every reservation that awaits its payment although its performance has begun at `now`. */
async function expireUnpaid(store: Store, now: number, stopping: AbortSignal): Promise<void> {
  let cursor: string | undefined
  do {
    const page = await store.queries.unpaidAtStart({ begunAt: now, limit: PAGE, cursor })
    await Promise.all(
      page.items.map(({ reservationId, startsAt }) => {
        const deadline = new Date(startsAt).toISOString()
        return store.commit(
          expire,
          { reservationId, deadline },
          { causationId: 'payment-deadline' },
        )
      }),
    )
    cursor = page.next ?? undefined
    // A page without an unpaid reservation waits for nothing. Bookings must get their turn between two pages.
    if (cursor !== undefined) await new Promise((resolve) => setTimeout(resolve))
  } while (cursor !== undefined && !stopping.aborted)
}
