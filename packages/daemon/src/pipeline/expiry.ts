import type { Clock, Queries, Store } from '@outerpark/core/ports'
import { expire, paymentDeadline } from '@outerpark/core/reservation'

export type Deadlines = {
  readonly clock: Clock
  /** how long a reservation may stay unpaid, in milliseconds, besides the time in which the gateway is left alone */
  readonly allowedMs: number
}

/**
 * When the payment of a reservation was due, ISO 8601, if that is past; else undefined.
 * @param reservedAt ms since the epoch
 */
export async function passedDeadline(
  reservedAt: number,
  { clock, allowedMs }: Deadlines,
  queries: Pick<Queries, 'pausedSince'>,
): Promise<string | undefined> {
  // Nearly always this settles it, and nothing has to be read.
  if (clock.now() < reservedAt + allowedMs) return undefined
  const pausedMs = await queries.pausedSince(reservedAt)
  const deadline = paymentDeadline({ reservedAt, allowedMs, pausedMs })
  return clock.now() < deadline ? undefined : new Date(deadline).toISOString()
}

const PAGE = 200

/**
 * Ends the reservations whose approval lies among the dead letters and whose deadline is past: no worker tries them,
 * so none would see it. The dead letter stays, for the admin to look into.
 *
 * @param stopping ends it early; the next start goes on
 */
export async function expireDeadLetters(
  store: Store,
  deadlines: Deadlines,
  stopping: AbortSignal,
): Promise<void> {
  const { clock, allowedMs } = deadlines
  const queuedBefore = clock.now() - allowedMs
  let cursor: string | undefined
  do {
    const page = await store.queries.unpaidDeadLetters({ queuedBefore, limit: PAGE, cursor })
    for (const { reservationId, queuedAt } of page.items) {
      if (stopping.aborted) return
      const deadline = await passedDeadline(queuedAt, deadlines, store.queries)
      if (deadline !== undefined)
        await store.commit(expire, { reservationId, deadline }, { causationId: 'payment-deadline' })
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}
