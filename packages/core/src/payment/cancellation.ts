import {
  accept,
  bookingOf,
  chargeLeftOf,
  isOver,
  keptOf,
  type Operation,
  type PaymentId,
} from '../kernel/index.ts'
import { checkCharge, checkRefunded } from './disagreement.ts'
import type { PaymentCancelled, PaymentRefunded } from './events.ts'
import { unknownPayment } from './record.ts'
import type { Payment } from './state.ts'

export type RecordCancellation = {
  readonly paymentId: PaymentId
  /** the refunded charge; null if the key was voided before any charge */
  readonly chargeId: string | null
  /** the sum of all refunds, in the currency's smallest unit; 0 if nothing was charged */
  readonly refunded: number
  /** how much of the charge the task was to leave; undefined: nothing */
  readonly chargeLeft?: number | undefined
}

/**
 * Records what went back (F7): the gateway has voided the key, or has refunded the charge, except what stays of it for seats that
 * are left and for what the house keeps (domain 3.1, 3.3). The payment is cancelled with the last refund of a reservation that has
 * ended. Recording it again changes nothing.
 *
 * @throws GatewayDisagrees if something else went back, or if the log has another charge. If the log has no charge, any charge
 *   is accepted: its approval may still be on its way to us.
 */
export const recordCancellation: Operation<
  RecordCancellation,
  { payment: PaymentId },
  { payment: Payment | undefined },
  PaymentCancelled | PaymentRefunded,
  null
> = {
  name: 'record-cancellation',
  needs: ({ paymentId }) => ({ payment: paymentId }),
  decide({ paymentId, chargeId, refunded, chargeLeft = 0 }, { payment }) {
    if (!payment) return unknownPayment(paymentId)
    const { reservation, status, amount } = payment
    const hasEnded = isOver(reservation)
    if (!hasEnded && !payment.gone)
      throw new Error(`Payment ${paymentId} was cancelled while its reservation is open.`)
    const most = amount - chargeLeftOf({ ...payment, status: reservation })
    // Check a payment that is already cancelled too: a charge that was made later must not stay unnoticed.
    checkCharge(payment, chargeId)
    checkRefunded(payment, chargeId, refunded, { due: amount - chargeLeft, most })
    if (status === 'cancelled' || status === 'declined') return accept([], null)
    const back = { ...bookingOf(payment), refunded: refunded - payment.refunded }
    if (!hasEnded || (chargeId !== null && refunded < most))
      return accept(back.refunded > 0 ? [refundOf(back, payment)] : [], null)
    const kept = keptOf(payment)
    const ended = { ...back, ...(kept > 0 && { kept }), reservation }
    return accept([{ type: 'PaymentCancelled', ...ended }], null)
  },
}

const refundOf = (
  back: Omit<PaymentRefunded, 'type' | 'gone'>,
  { gone }: Payment,
): PaymentRefunded => ({ type: 'PaymentRefunded', ...back, ...(gone && { gone }) })
