import { setTimeout as sleep } from 'node:timers/promises'
import { isOver, type PerformanceId, type ReservationId } from '@outerpark/core/kernel'
import type { Store } from '@outerpark/core/ports'

/** So many reservations at a time. Their commands share a commit, and bookings come between two of these. */
const AT_A_TIME = 50

/** It rests after each lot for so many times as long as the lot took: bookings and their commits come first. */
const RESTS = 2

/**
 * Does something for each reservation of a performance that has not ended, newest first, in small lots.
 *
 * @param each commits one command; what is refused has changed meanwhile, and does not matter
 * @throws AggregateError if some failed, once it has been tried for all
 * @returns whether it came to the end; false if it was stopped
 */
export async function forEachInLots(
  store: Store,
  performanceId: PerformanceId,
  each: (id: ReservationId) => Promise<unknown>,
  stopping: AbortSignal,
): Promise<boolean> {
  const failures: unknown[] = []
  let cursor: string | undefined
  do {
    const begun = performance.now()
    const page = await store.queries.reservations({ performanceId, limit: AT_A_TIME, cursor })
    const open = page.items.filter(({ status }) => !isOver(status))
    const ends = await Promise.allSettled(open.map(({ id }) => each(id)))
    failures.push(...ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : [])))
    cursor = page.next ?? undefined
    if (cursor !== undefined) await sleep(RESTS * (performance.now() - begun))
  } while (cursor !== undefined && !stopping.aborted)
  // One that fails does not keep the others from it; the next look tries it again.
  if (failures.length > 0) throw new AggregateError(failures, 'some failed')
  return cursor === undefined
}
