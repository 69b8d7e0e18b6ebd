import { recordApproval, recordDeferral, recordRefusal } from '@outerpark/core/payment'
import type { ApprovePayment } from '@outerpark/core/policies'
import { type Approval, GatewayPaused, type PaymentGateway } from '@outerpark/core/ports'
import type { Work } from './work.ts'

/**
 * Asks the gateway to charge the card and records its answer (F4). The key is the payment's id, so asking again,
 * after a time-out or a crash, charges no second time.
 */
export function approvePayment(gateway: PaymentGateway): Work<ApprovePayment> {
  return async (order, { record, note, queries, signal }) => {
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
      if (error instanceof GatewayPaused)
        await note(recordDeferral, { paymentId, retryAt: new Date(error.retryAt).toISOString() })
      throw error
    }
    switch (approval.outcome) {
      case 'approved':
        return record(recordApproval, { paymentId, chargeId: approval.chargeId })
      case 'declined':
        return record(recordRefusal, { paymentId, reason: approval.reason })
      case 'cancelled':
        // The cancellation was faster; its own task records it.
        return
    }
  }
}
