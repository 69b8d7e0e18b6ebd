import type { ReservationId } from '@outerpark/core/kernel'
import {
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

/** After so many tries without an answer the customer is told that the payment follows. */
const TRIES_BEFORE_DEFERRAL = 3

const isoTime = (ms: number) => new Date(ms).toISOString()

/**
 * Asks the gateway to charge the card and records its answer (F4). The key is the payment's id, so asking again,
 * after a time-out or a crash, charges no second time.
 *
 * A reservation past its deadline still gets this try, since we may have been away; only if it fails as well, the
 * reservation expires.
 */
export function approvePayment(
  gateway: PaymentGateway,
  deadlines: Deadlines,
): Work<ApprovePayment> {
  return async (order, { task, record, note, queries, signal }) => {
    const { reservationId, paymentId, amount, currency, method } = order
    const reservation = await queries.reservation(reservationId, {})
    // Cancelled or settled meanwhile: what is left to do is the task of the cancellation.
    if (reservation?.status !== 'awaiting-payment') return
    let approval: Approval
    try {
      const request = { key: paymentId, amount: { amount, currency }, method }
      approval = await gateway.approve(request, signal)
    } catch (error) {
      // Not sent, since the gateway is left alone: the customer is told that the payment follows (N4).
      if (error instanceof GatewayPaused) {
        await note(recordDeferral, { paymentId, retryAt: isoTime(error.retryAt) })
        throw error
      }
      // What no retry can help is for an admin to look into; it expires there if nobody does.
      if (isPermanent(error) || signal.aborted) throw error
      const deadline = await passedDeadline(task.queuedAt, deadlines, queries)
      if (deadline !== undefined) {
        await record(expire, { reservationId, deadline })
        throw error
      }
      // Too few calls open no breaker, and this one customer waits all the same.
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
        // The cancellation was faster; its own task records it.
        return checkEnded(reservationId, queries, 'has voided')
    }
  }
}

/**
 * Only the end of a reservation leads to a void or a refund. One that is still open must not be taken for paid, nor
 * left without a task, whatever was done at the gateway: the task becomes a dead letter, and expires as one.
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
