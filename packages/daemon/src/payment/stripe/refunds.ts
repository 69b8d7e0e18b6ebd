import { GatewayRejected, type Refund, type RefundRequest } from '@outerpark/core/ports'
import {
  type Intent,
  KEY_FIELD,
  REASON_FIELD,
  REFUND_FIELD,
  readRefund,
  type StripeRefund,
} from './intent.ts'
import { misbehaved } from './misbehaved.ts'
import { numbered, type StripeSession } from './session.ts'

/** The most pages of refunds that are read for one charge, 100 refunds each. No charge is refunded in more parts. */
const MOST_PAGES = 10

/** All refunds of the intent's charge, oldest first. At Stripe a list is always up to date, unlike a search. */
export async function listRefunds(
  { stripe, ask }: StripeSession,
  intent: Intent,
  signal: AbortSignal,
): Promise<StripeRefund[]> {
  const found: StripeRefund[] = []
  for (let page = 0; page < MOST_PAGES; page++) {
    const last = found.at(-1)
    const params = {
      payment_intent: intent.id,
      limit: 100,
      ...(last && { starting_after: last.id }),
    }
    const reply = await ask(signal, () => stripe.refunds.list(params))
    found.push(...reply.data.map((refund) => readRefund(refund, intent)))
    if (!reply.has_more) return found.reverse()
  }
  throw misbehaved(`Stripe has more refunds of ${intent.id} than we ever make.`, intent.id)
}

/**
 * Refunds a part of the charge, or finds the refund that was made earlier with the same refund key.
 *
 * Stripe forgets an idempotency key after a day. And after a 500 nobody knows what the call has done. So the refund key
 * is stored in the metadata of the refund. Before each call the list of refunds shows whether this one was made.
 *
 * @returns all refunds of the charge, including this one
 * @throws GatewayRejected if Stripe cannot refund it; then a person has to
 */
export async function refundOnce(
  session: StripeSession,
  intent: Intent,
  request: RefundRequest,
  signal: AbortSignal,
): Promise<{ readonly refund: StripeRefund; readonly all: readonly StripeRefund[] }> {
  const { key, refundKey, amount, reason } = request
  const params = {
    payment_intent: intent.id,
    amount: amount.amount,
    metadata: {
      [KEY_FIELD]: key,
      [REFUND_FIELD]: refundKey,
      ...(reason !== undefined && { [REASON_FIELD]: reason }),
    },
  }
  const { stripe, ask } = session
  return numbered(`${key}:refund:${refundKey}`, async (idempotencyKey) => {
    const before = await listRefunds(session, intent, signal)
    const known = before.find(({ metadata }) => metadata?.[REFUND_FIELD] === refundKey)
    if (known) return { refund: checked(known, request), all: before }
    const reply = await ask(signal, () => stripe.refunds.create(params, { idempotencyKey }))
    const refund = readRefund(reply, intent)
    if (refund.amount !== amount.amount)
      throw misbehaved(`Stripe refunded another sum of ${intent.id} than was asked for.`, reply)
    return { refund: checked(refund, request), all: [...before, refund] }
  })
}

/** @throws GatewayRejected if Stripe's refund has another amount than was asked for, or if it failed */
function checked(refund: StripeRefund, { key, refundKey, amount }: RefundRequest): StripeRefund {
  const { id, status } = refund
  if (refund.amount !== amount.amount)
    throw new GatewayRejected(
      `The refund ${refundKey} is of ${refund.amount} at Stripe, not of ${amount.amount}.`,
    )
  if (!isOnItsWay(refund))
    throw new GatewayRejected(`The refund ${id} for ${key} is ${status} at Stripe.`)
  return refund
}

/** Whether the refund succeeded or will succeed. `pending`: Stripe waits until the account's balance allows it. */
const isOnItsWay = ({ status }: StripeRefund) => status === 'succeeded' || status === 'pending'

/** The refunded amount in all, in the currency's smallest unit. */
export const refundedBy = (refunds: readonly StripeRefund[]): number =>
  refunds.filter(isOnItsWay).reduce((sum, { amount }) => sum + amount, 0)

/** The refunds in the form of the port, without those that failed. */
export const refundsOf = (refunds: readonly StripeRefund[]): Refund[] =>
  refunds.filter(isOnItsWay).map(({ id, amount, metadata }) => ({
    refundId: id,
    refundKey: metadata?.[REFUND_FIELD] ?? null,
    amount,
    reason: metadata?.[REASON_FIELD] ?? null,
  }))
