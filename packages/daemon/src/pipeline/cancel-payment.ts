import { checkCharge, GatewayDisagrees, recordCancellation } from '@outerpark/core/payment'
import type { CancelPayment } from '@outerpark/core/policies'
import type { Charge, PaymentGateway } from '@outerpark/core/ports'
import type { Work } from './work.ts'

/**
 * Ends a payment: nothing is charged under its key any more, and what was charged goes back in full (F7, N2). The
 * key is voided first, so no approval that is still on its way can charge it after the refund.
 *
 * It may stop anywhere and begin anew: a void and a refund that were made are answered alike when asked again.
 */
export function cancelPayment(gateway: PaymentGateway): Work<CancelPayment> {
  return async ({ paymentId, amount, currency }, { record, queries, signal }) => {
    const voiding = await gateway.void({ key: paymentId, amount: { amount, currency } }, signal)
    if (voiding.outcome === 'voided')
      return record(recordCancellation, { paymentId, chargeId: null, refunded: 0 })
    const { chargeId } = voiding
    const payment = await queries.payment(paymentId, {})
    // Before money goes back: to another charge than our own it must not.
    if (payment) checkCharge({ paymentId, amount, currency, chargeId: payment.chargeId }, chargeId)
    const refunded = await refundRest(gateway, { ...voiding, key: paymentId }, signal)
    await record(recordCancellation, { paymentId, chargeId, refunded })
  }
}

type VoidedTooLate = Charge & { readonly key: string }

/** Gives back what is left of the charge, and says how much was given back in all. */
export async function refundRest(
  gateway: PaymentGateway,
  charge: VoidedTooLate,
  signal: AbortSignal,
): Promise<number> {
  const { key, chargeId } = charge
  const { amount, currency } = charge.amount
  const before = await refundedBefore(gateway, charge, signal)
  if (before >= amount) return before
  const request = {
    key,
    chargeId,
    amount: { amount: amount - before, currency },
    // Names the part of the charge that goes back, so the same refund key never stands for another sum.
    refundKey: `${key}:${before}-${amount}`,
    reason: 'reservation-ended',
  }
  return (await gateway.refund(request, signal)).refunded
}

/**
 * What was given back already: by a try of ours that ended too early, or by somebody at the gateway. Our log knows of
 * neither, so the sum counts only if the gateway names the refunds that it is made of.
 */
async function refundedBefore(
  gateway: PaymentGateway,
  { key, chargeId, refunded }: VoidedTooLate,
  signal: AbortSignal,
): Promise<number> {
  if (refunded === 0) return 0
  const state = await gateway.lookUp(key, signal)
  if (state.outcome === 'charged' && state.chargeId === chargeId) return state.refunded
  throw new GatewayDisagrees(
    `The gateway says that ${refunded} of the charge ${chargeId} for ${key} went back, and then that the payment is ${state.outcome}.`,
  )
}
