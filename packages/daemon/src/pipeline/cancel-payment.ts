import { isFree } from '@outerpark/core/kernel'
import {
  checkAmount,
  checkCharge,
  GatewayDisagrees,
  recordCancellation,
  recordLostRefund,
} from '@outerpark/core/payment'
import type { CancelPayment } from '@outerpark/core/policies'
import type { Charge, LeasedTask, PaymentGateway, Queries, Voiding } from '@outerpark/core/ports'
import { NotItsTurn, type Work } from './work.ts'

/**
 * Gives back what has to go back (F7, N2), except `chargeLeft`: the price of seats that stay, and what the house keeps of the others
 * (domain 3.1, 3.3). If nothing stays, the key is voided first: nothing more is charged under it, and an approval under way cannot
 * charge it after the refund. The refunds of a payment are made one after the other, each down to what its cancel leaves.
 *
 * It may stop at any step and start again: a repeated void or refund gets the same answer as the first one.
 */
export function cancelPayment(gateway: PaymentGateway): Work<CancelPayment> {
  return async (order, { task, record, queries, signal }) => {
    const { paymentId, amount, currency, chargeLeft } = order
    // An older version queued this task. Nothing was charged for free seats, so nothing can go back.
    if (isFree({ amount })) {
      const chargeId = (await queries.payment(paymentId, {}))?.chargeId ?? null
      return record(recordCancellation, { paymentId, chargeId, refunded: 0 })
    }
    await itsTurn({ id: task.id, order }, queries)
    const left = chargeLeft === undefined ? {} : { chargeLeft }
    const charge = await chargeOf(gateway, order, signal)
    if (charge.outcome === 'voided')
      return record(recordCancellation, { paymentId, chargeId: null, refunded: 0, ...left })
    const { chargeId } = charge
    const payment = await queries.payment(paymentId, {})
    // These checks come before the refund, since only our own charge may be refunded, and only as it was made.
    checkAmount({ paymentId, amount, currency }, charge.amount)
    if (payment) checkCharge({ paymentId, amount, currency, chargeId: payment.chargeId }, chargeId)
    const refunded = await refundTo(gateway, { ...charge, key: paymentId }, chargeLeft, signal)
    if (payment) return record(recordCancellation, { paymentId, chargeId, refunded, ...left })
    // A lost charge: see `claimLostCharge`.
    await record(recordLostRefund, { key: paymentId, chargeId, amount, currency, refunded })
  }
}

/**
 * Two refunds of one payment that are under way at once could each give back what the other one does.
 * @throws NotItsTurn if an earlier one is not done
 */
async function itsTurn(
  task: Pick<LeasedTask, 'id'> & { readonly order: CancelPayment },
  queries: Pick<Queries, 'earlierTask'>,
): Promise<void> {
  const earlier = await queries.earlierTask(task)
  if (earlier) throw new NotItsTurn('refund', { dueAt: earlier.dueAt, isOvertaken: false })
}

/** The charge of the payment. It is voided, unless some of it stays: then it was paid, and is only looked up. */
async function chargeOf(
  gateway: PaymentGateway,
  { paymentId: key, amount, currency, chargeLeft }: CancelPayment,
  signal: AbortSignal,
): Promise<Voiding> {
  if (chargeLeft === undefined) return gateway.void({ key, amount: { amount, currency } }, signal)
  const state = await gateway.lookUp(key, signal)
  return state.outcome === 'charged' ? state : { outcome: 'voided' }
}

type KeyedCharge = Charge & { readonly key: string }

/** Refunds the charge down to what stays of it, and gives the refunded amount in all. */
export async function refundTo(
  gateway: PaymentGateway,
  charge: KeyedCharge,
  chargeLeft = 0,
  signal: AbortSignal,
): Promise<number> {
  const { key, chargeId } = charge
  const { amount, currency } = charge.amount
  const due = amount - chargeLeft
  const before = await refundedBefore(gateway, charge, signal)
  if (before >= due) return before
  const request = {
    key,
    chargeId,
    amount: { amount: due - before, currency },
    // The key holds the part of the charge that is refunded, so one refund key always has the same amount.
    refundKey: `${key}:${before}-${due}`,
    reason: chargeLeft === 0 ? 'reservation-ended' : 'seats-cancelled',
  }
  return (await gateway.refund(request, signal)).refunded
}

/**
 * The amount that was refunded before, by an earlier try that did not end, or by a person at the gateway. The event log
 * has neither, so the amount counts only if the gateway lists refunds that add up to it.
 */
async function refundedBefore(
  gateway: PaymentGateway,
  { key, chargeId, refunded }: KeyedCharge,
  signal: AbortSignal,
): Promise<number> {
  if (refunded === 0) return 0
  const state = await gateway.lookUp(key, signal)
  if (state.outcome === 'charged' && state.chargeId === chargeId) return state.refunded
  throw new GatewayDisagrees(
    `The gateway says that ${refunded} of the charge ${chargeId} for ${key} went back, and then that the payment is ${state.outcome}.`,
  )
}
