import type { Money } from '@outerpark/core/kernel'
import { GatewayRejected } from '@outerpark/core/ports'
import { z } from 'zod'
import { misbehaved } from './misbehaved.ts'

/** The metadata field with our key. It is on everything that we create at Stripe. */
export const KEY_FIELD = 'outerpark_payment'
/** The amount for which the intent was made. It shows whether the caller uses another amount, or the reply is wrong. */
export const SUM_FIELD = 'outerpark_sum'
/** The refund key. Stripe never forgets it, unlike an idempotency key. */
export const REFUND_FIELD = 'outerpark_refund'
/** Why it was refunded, as a code of ours. Stripe has only three reasons, and none of them fits. */
export const REASON_FIELD = 'outerpark_reason'
/** Why we cancelled the intent, if no card company declined it. */
export const DECLINED_FIELD = 'outerpark_declined'

/** A code or id of Stripe. It has no characters that could control a terminal. */
const word = z.string().regex(/^[\w.:-]{1,128}$/)
const amount = z.int().min(0)
const currency = z.string().regex(/^[a-z]{3}$/)

const intentReply = z.object({
  object: z.literal('payment_intent'),
  id: word,
  amount,
  amount_received: amount,
  currency,
  /** when it was made, in seconds since the epoch */
  created: z.int(),
  status: word,
  metadata: z.looseObject({
    [KEY_FIELD]: z.string(),
    [SUM_FIELD]: z.string(),
    [DECLINED_FIELD]: word.optional(),
  }),
  last_payment_error: z
    .object({ type: word, code: word.optional(), decline_code: word.optional() })
    .nullable(),
  // An id, or the whole object if the request asked for it (`expand`).
  latest_charge: z.union([word, z.object({ id: word, amount_refunded: amount })]).nullable(),
})
export type Intent = z.infer<typeof intentReply>

const refundReply = z.object({
  object: z.literal('refund'),
  id: word,
  amount,
  currency,
  payment_intent: word.nullable(),
  status: word.nullable(),
  // A refund that a person made at the dashboard may have any metadata.
  metadata: z
    .looseObject({
      [REFUND_FIELD]: word.optional().catch(undefined),
      [REASON_FIELD]: word.optional().catch(undefined),
    })
    .nullable()
    .optional(),
})
export type StripeRefund = z.infer<typeof refundReply>

/** The amount as text in the metadata: `190000 KRW`. */
export const sumText = ({ amount, currency }: Money) => `${amount} ${currency}`

/** The amount of the intent. */
export const sumOf = ({ amount, currency }: Pick<Intent, 'amount' | 'currency'>): Money => ({
  amount,
  currency: currency.toUpperCase(),
})

/**
 * The intent in a reply.
 * @throws GatewayMisbehaved if it is not an intent, has another key, or has another amount than in its metadata
 */
export function readIntent(reply: unknown, key: string): Intent {
  const intent = parsed(reply, intentReply)
  const { metadata, amount, status, amount_received: received } = intent
  if (metadata[KEY_FIELD] !== key)
    throw misbehaved(`Asked about ${key}, Stripe answered for another key.`, reply)
  if (metadata[SUM_FIELD] !== sumText(sumOf(intent)))
    throw misbehaved(`Stripe answered for another sum than ${key} is for.`, reply)
  if (status === 'succeeded' && received !== amount)
    throw misbehaved(`Stripe took another sum than ${key} is for.`, reply)
  return intent
}

/**
 * The refund in a reply.
 * @throws GatewayMisbehaved if it is not a refund, or not of this intent
 */
export function readRefund(reply: unknown, intent: Intent): StripeRefund {
  const refund = parsed(reply, refundReply)
  if (refund.payment_intent !== intent.id || refund.currency !== intent.currency)
    throw misbehaved(`Stripe refunded something else than ${intent.id}.`, reply)
  return refund
}

/** @throws GatewayRejected if the key was used with another amount; no retry can help */
export function checkSum(intent: Intent, amount: Money): void {
  const { [KEY_FIELD]: key, [SUM_FIELD]: sum } = intent.metadata
  if (sum !== sumText(amount))
    throw new GatewayRejected(`${key} is for ${sum} at Stripe, not for ${sumText(amount)}.`)
}

function parsed<T>(reply: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(reply)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const where = issue?.path.join('.') || 'the whole'
  throw misbehaved(
    `Stripe's reply does not have its published shape (${where}: ${issue?.message}).`,
    reply,
  )
}
