import { recordApproval, recordRefusal } from '@outerpark/core/payment'
import type { ApprovePayment } from '@outerpark/core/policies'
import type { PaymentGateway } from '@outerpark/core/ports'
import type { Work } from './work.ts'

/**
 * Asks the gateway to charge the card and records its answer (F4). The key is the payment's id, so asking again,
 * after a time-out or a crash, charges no second time.
 */
export function approvePayment(gateway: PaymentGateway): Work<ApprovePayment> {
  return async ({ paymentId, amount, currency, method }, { record, queries, signal }) => {
    const payment = await queries.payment(paymentId, {})
    // Cancelled or settled meanwhile: what is left to do is the task of the cancellation.
    if (payment?.status !== 'requested' && payment?.status !== 'deferred') return
    const request = { key: paymentId, amount: { amount, currency }, method }
    const approval = await gateway.approve(request, signal)
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
