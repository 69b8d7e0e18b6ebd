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

/** Pages of refunds that are read of one charge, 100 each: nobody gives one charge back in more parts. */
const MOST_PAGES = 10

/** All refunds of the intent's charge, oldest first. Unlike a search, a list at Stripe is never behind. */
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
 * Gives a part of the charge back, or finds the refund that was made under the same refund key before.
 *
 * Stripe forgets an idempotency key after a day, and what a call has done that it answered with 500 nobody knows. So
 * the refund key stands on the refund, and before each call the refunds that there are say whether it was made.
 *
 * @returns all refunds of the charge, the one asked for included
 * @throws GatewayRejected where Stripe could not give it back: then a human has to
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

/** @throws GatewayRejected unless it is the refund that was asked for, and on its way */
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

/** Whether the money goes back. `pending`: Stripe sends it when the account's balance allows. */
const isOnItsWay = ({ status }: StripeRefund) => status === 'succeeded' || status === 'pending'

/** What is given back in all, in the currency's smallest unit. */
export const refundedBy = (refunds: readonly StripeRefund[]): number =>
  refunds.filter(isOnItsWay).reduce((sum, { amount }) => sum + amount, 0)

/** The refunds in the words of the port, without those that failed. */
export const refundsOf = (refunds: readonly StripeRefund[]): Refund[] =>
  refunds.filter(isOnItsWay).map(({ id, amount, metadata }) => ({
    refundId: id,
    refundKey: metadata?.[REFUND_FIELD] ?? null,
    amount,
    reason: metadata?.[REASON_FIELD] ?? null,
  }))
