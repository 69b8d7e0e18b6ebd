import { accept, bookingOf, type Operation, type PaymentId } from '../kernel/index.ts'
import { checkCharge, checkRefunded } from './disagreement.ts'
import type { PaymentCancelled } from './events.ts'
import { unknownPayment } from './record.ts'
import { isOpen, type Payment } from './state.ts'

export type RecordCancellation = {
  readonly paymentId: PaymentId
  /** the charge that was refunded; null where the key was voided before any charge */
  readonly chargeId: string | null
  /** what was given back in all, in the currency's smallest unit; 0 where nothing was charged */
  readonly refunded: number
}

/**
 * Records that nothing of the payment is charged any more (F7): the gateway has voided its key, or has given the
 * whole charge back. Recording it again changes nothing.
 *
 * @throws GatewayDisagrees unless the whole charge went back, and it is the one in our log. If the log has none, the
 *   gateway may have made one whose approval is still on its way to us.
 */
export const recordCancellation: Operation<
  RecordCancellation,
  { payment: PaymentId },
  { payment: Payment | undefined },
  PaymentCancelled,
  null
> = {
  name: 'record-cancellation',
  needs: ({ paymentId }) => ({ payment: paymentId }),
  decide({ paymentId, chargeId, refunded }, { payment }) {
    if (!payment) return unknownPayment(paymentId)
    if (isOpen(payment))
      throw new Error(`Payment ${paymentId} was cancelled while its reservation is open.`)
    // Also for a payment that is cancelled already: a charge that was made too late must not be kept unnoticed.
    checkCharge(payment, chargeId)
    checkRefunded(payment, chargeId, refunded)
    if (payment.status === 'cancelled' || payment.status === 'declined') return accept([], null)
    const { reservation } = payment
    return accept(
      [{ type: 'PaymentCancelled', ...bookingOf(payment), refunded, reservation }],
      null,
    )
  },
}
