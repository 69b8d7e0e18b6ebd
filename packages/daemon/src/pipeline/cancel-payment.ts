import { recordCancellation } from '@outerpark/core/payment'
import type { CancelPayment } from '@outerpark/core/policies'
import type { PaymentGateway } from '@outerpark/core/ports'
import type { Work } from './work.ts'

/** Has the gateway refund the charge, or promise never to make it, and records that (F7, N2). */
export function cancelPayment(gateway: PaymentGateway): Work<CancelPayment> {
  return async ({ paymentId, amount, currency }, { record, signal }) => {
    const { refunded } = await gateway.cancel(
      { key: paymentId, amount: { amount, currency } },
      signal,
    )
    await record(recordCancellation, { paymentId, refunded })
  }
}
