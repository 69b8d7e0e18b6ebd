import { hasBegun, isFree, type ReservationId } from '@outerpark/core/kernel'
import {
  confirmFree,
  GatewayDisagrees,
  recordApproval,
  recordDeferral,
  recordRefusal,
} from '@outerpark/core/payment'
import type { ApprovePayment } from '@outerpark/core/policies'
import {
  type Approval,
  GatewayPaused,
  type PaymentGateway,
  type Store,
} from '@outerpark/core/ports'
import { expire } from '@outerpark/core/reservation'
import { type Deadlines, passedDeadline } from './expiry.ts'
import { isPermanent, type Work } from './work.ts'

/** After this many tries without an answer, the customer gets the notice that the payment follows. */
const TRIES_BEFORE_DEFERRAL = 3

const isoTime = (ms: number) => new Date(ms).toISOString()

/**
 * Asks the gateway to charge the card, and records its answer (F4). The key is the payment's id, so a repetition after
 * a time-out or a crash does not charge twice.
 *
 * A reservation past its deadline still gets this try, since the daemon may not have run until now. The reservation
 * expires only if this try fails as well. But once the performance has begun, no call is made: the reservation expires.
 */
export function approvePayment(
  gateway: PaymentGateway,
  deadlines: Deadlines,
): Work<ApprovePayment> {
  return async (order, { task, record, note, queries, signal }) => {
    const { reservationId, paymentId, amount, currency, method } = order
    const reservation = await queries.reservation(reservationId, {})
    // The reservation was cancelled or settled meanwhile. The task of the cancellation does the rest.
    if (reservation?.status !== 'awaiting-payment') return
    // An older version queued this task. Now free seats are confirmed when they are booked.
    if (isFree(reservation.amount)) return record(confirmFree, { paymentId })
    // Checked right before the call, since the task may have waited for hours.
    if (hasBegun(reservation, deadlines.clock.now())) {
      const deadline = isoTime(Date.parse(reservation.startsAt))
      return record(expire, { reservationId, deadline })
    }
    let approval: Approval
    try {
      const request = { key: paymentId, amount: { amount, currency }, method }
      approval = await gateway.approve(request, signal)
    } catch (error) {
      // The breaker did not send the call. The customer gets the notice that the payment follows (N4).
      if (error instanceof GatewayPaused) {
        await note(recordDeferral, { paymentId, retryAt: isoTime(error.retryAt) })
        throw error
      }
      // The task becomes a dead letter, and the admin looks into it. If nobody does, the reservation expires there.
      if (isPermanent(error) || signal.aborted) throw error
      const unpaid = { reservedAt: task.queuedAt, startsAt: reservation.startsAt }
      const deadline = await passedDeadline(unpaid, deadlines, queries)
      if (deadline !== undefined) {
        await record(expire, { reservationId, deadline })
        throw error
      }
      // With few calls the breaker does not open, but this customer waits nevertheless.
      if (task.attempt >= TRIES_BEFORE_DEFERRAL && reservation.paymentStatus === 'requested')
        await note(recordDeferral, { paymentId, retryAt: isoTime(deadlines.clock.now()) })
      throw error
    }
    switch (approval.outcome) {
      case 'approved':
        if (approval.refunded > 0)
          await checkEnded(reservationId, queries, `has refunded ${approval.refunded} of`)
        return record(recordApproval, { paymentId, chargeId: approval.chargeId })
      case 'declined':
        return record(recordRefusal, { paymentId, reason: approval.reason })
      case 'voided':
        // The cancellation was faster. Its own task records it.
        return checkEnded(reservationId, queries, 'has voided')
    }
  }
}

/**
 * Checks that the reservation has ended. Only an ended reservation should have a void or a refund at the gateway. If
 * it is still open, it must not count as paid, and it must not be left without a task. So the task becomes a dead
 * letter, and the reservation expires there.
 */
async function checkEnded(
  id: ReservationId,
  queries: Store['queries'],
  what: string,
): Promise<void> {
  const reservation = await queries.reservation(id, {})
  if (reservation?.status === 'awaiting-payment')
    throw new GatewayDisagrees(
      `The gateway ${what} the payment of ${id}, and nobody has cancelled it here.`,
    )
}
