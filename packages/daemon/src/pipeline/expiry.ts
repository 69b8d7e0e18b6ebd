import type { ReservationId } from '@outerpark/core/kernel'
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
 */
export async function expireDeadLetters(store: Store, deadlines: Deadlines): Promise<void> {
  const overdue = async (reservationId: ReservationId, queuedAt: number): Promise<void> => {
    const deadline = await passedDeadline(queuedAt, deadlines, store.queries)
    if (deadline === undefined) return
    const reservation = await store.queries.reservation(reservationId, {})
    if (reservation?.status !== 'awaiting-payment') return
    await store.commit(expire, { reservationId, deadline }, { causationId: 'payment-deadline' })
  }
  let cursor: string | undefined
  do {
    const page = await store.queries.tasks({ dead: true, limit: PAGE, cursor })
    for (const { kind, reservationId, queuedAt } of page.items)
      if (kind === 'approve-payment') await overdue(reservationId, Date.parse(queuedAt))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}
