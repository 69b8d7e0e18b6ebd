import { isFree } from '@outerpark/core/kernel'
import {
  checkAmount,
  checkCharge,
  GatewayDisagrees,
  recordCancellation,
  recordLostRefund,
} from '@outerpark/core/payment'
import type { CancelPayment } from '@outerpark/core/policies'
import type { Charge, PaymentGateway } from '@outerpark/core/ports'
import type { Work } from './work.ts'

/**
 * Ends a payment: nothing more is charged under its key, and the whole charge is refunded (F7, N2). The key is voided
 * first, so an approval under way cannot charge it after the refund.
 *
 * It may stop at any step and start again: a repeated void or refund gets the same answer as the first one.
 */
export function cancelPayment(gateway: PaymentGateway): Work<CancelPayment> {
  return async ({ paymentId, amount, currency }, { record, queries, signal }) => {
    // An older version queued this task. Nothing was charged for free seats, so nothing can go back.
    if (isFree({ amount })) {
      const chargeId = (await queries.payment(paymentId, {}))?.chargeId ?? null
      return record(recordCancellation, { paymentId, chargeId, refunded: 0 })
    }
    const voiding = await gateway.void({ key: paymentId, amount: { amount, currency } }, signal)
    if (voiding.outcome === 'voided')
      return record(recordCancellation, { paymentId, chargeId: null, refunded: 0 })
    const { chargeId } = voiding
    const payment = await queries.payment(paymentId, {})
    // These checks come before the refund, since only our own charge may be refunded, and only as it was made.
    checkAmount({ paymentId, amount, currency }, voiding.amount)
    if (payment) checkCharge({ paymentId, amount, currency, chargeId: payment.chargeId }, chargeId)
    const refunded = await refundRest(gateway, { ...voiding, key: paymentId }, signal)
    if (payment) return record(recordCancellation, { paymentId, chargeId, refunded })
    // A lost charge: see `claimLostCharge`.
    await record(recordLostRefund, { key: paymentId, chargeId, amount, currency, refunded })
  }
}

type VoidedTooLate = Charge & { readonly key: string }

/** Refunds the rest of the charge, and gives the refunded amount in all. */
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
    // The key holds the part of the charge that is refunded, so one refund key always has the same amount.
    refundKey: `${key}:${before}-${amount}`,
    reason: 'reservation-ended',
  }
  return (await gateway.refund(request, signal)).refunded
}

/**
 * The amount that was refunded before, by an earlier try that did not end, or by a person at the gateway. The event log
 * has neither, so the amount counts only if the gateway lists refunds that add up to it.
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
