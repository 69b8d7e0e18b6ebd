import { accept, bookingOf, type Operation, type PaymentId } from '../kernel/index.ts'
import { checkCharge, checkRefunded } from './disagreement.ts'
import type { PaymentCancelled } from './events.ts'
import { unknownPayment } from './record.ts'
import { isOpen, type Payment } from './state.ts'

export type RecordCancellation = {
  readonly paymentId: PaymentId
  /** the refunded charge; null if the key was voided before any charge */
  readonly chargeId: string | null
  /** the sum of all refunds, in the currency's smallest unit; 0 if nothing was charged */
  readonly refunded: number
}

/**
 * Records that the customer pays nothing (F7): the gateway has voided the key, or has refunded the whole charge.
 * Recording it again changes nothing.
 *
 * @throws GatewayDisagrees if the refund is not the whole charge, or if the log has another charge. If the log has no
 *   charge, any charge is accepted: its approval may still be on its way to us.
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
    // Check a payment that is already cancelled too: a charge that was made later must not stay unnoticed.
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
