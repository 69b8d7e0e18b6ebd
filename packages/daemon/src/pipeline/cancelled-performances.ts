import { setTimeout as sleep } from 'node:timers/promises'
import { isOver, type PerformanceId } from '@outerpark/core/kernel'
import type { Store } from '@outerpark/core/ports'
import { cancel } from '@outerpark/core/reservation'
import { keepLooking } from './looks.ts'

/** How often it looks, in milliseconds. */
const LOOK_EVERY_MS = 1_000

/** So many reservations are cancelled at a time. They share a commit, and bookings come between two of these. */
const AT_A_TIME = 50

/** It rests after each lot for so many times as long as the lot took: bookings and their commits come first. */
const RESTS = 2

type Parts = {
  readonly store: Store
  readonly log: { readonly warn: (facts: object, message: string) => void }
}

/**
 * Cancels the reservations of performances that were cancelled (domain 3.9): all of them, newest first, with everything back that was
 * paid for their seats. What is left to do follows from the seats that are not free yet, so it goes on wherever it was ended.
 */
export function watchCancelled({ store, log }: Parts) {
  const causedBy = { causationId: 'performance-cancelled', actor: 'system' } as const

  const cancelAll = async (performanceId: PerformanceId, stopping: AbortSignal): Promise<void> => {
    const failures: unknown[] = []
    let cursor: string | undefined
    do {
      const begun = performance.now()
      const page = await store.queries.reservations({ performanceId, limit: AT_A_TIME, cursor })
      const open = page.items.filter(({ status }) => !isOver(status))
      // What is refused was cancelled by somebody meanwhile.
      const ends = await Promise.allSettled(
        open.map(({ id }) => store.commit(cancel, { reservationId: id, by: 'house' }, causedBy)),
      )
      failures.push(...ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : [])))
      cursor = page.next ?? undefined
      if (cursor !== undefined) await sleep(RESTS * (performance.now() - begun))
    } while (cursor !== undefined && !stopping.aborted)
    // One that cannot be cancelled does not keep the others from it; the next look tries it again.
    if (failures.length > 0) throw new AggregateError(failures, 'some were not cancelled')
  }

  const look = async (stopping: AbortSignal): Promise<void> => {
    for (const id of await store.queries.cancelledWithSeats())
      if (!stopping.aborted) await cancelAll(id, stopping)
  }
  return keepLooking({
    look,
    waitMs: () => LOOK_EVERY_MS,
    atMostMs: LOOK_EVERY_MS,
    failed: (err) => log.warn({ err }, 'reservations of a cancelled performance not cancelled'),
  })
}
