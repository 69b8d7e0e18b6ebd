import type { Money } from '@outerpark/core/kernel'
import { GatewayRejected } from '@outerpark/core/ports'
import { z } from 'zod'
import { misbehaved } from './misbehaved.ts'

/** Where our key stands on everything that we make at Stripe. */
export const KEY_FIELD = 'outerpark_payment'
/** The sum that the intent was made for, so that another sum for the same key is told from a wrong reply. */
export const SUM_FIELD = 'outerpark_sum'
/** What the port calls a refund: unlike an idempotency key, Stripe never forgets it. */
export const REFUND_FIELD = 'outerpark_refund'
/** Why it was refunded, in our own code: Stripe's own reasons are three, and none of them fits. */
export const REASON_FIELD = 'outerpark_reason'
/** Why we closed the intent, where no card company declined it. */
export const DECLINED_FIELD = 'outerpark_declined'

/** Codes and ids of Stripe: narrow enough that nothing in them can reach a terminal as a command. */
const word = z.string().regex(/^[\w.:-]{1,128}$/)
const amount = z.int().min(0)
const currency = z.string().regex(/^[a-z]{3}$/)

const intentReply = z.object({
  object: z.literal('payment_intent'),
  id: word,
  amount,
  amount_received: amount,
  currency,
  /** when it was made, in seconds */
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
  // An id unless it was asked for in full.
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
  // Of one that was made by hand at Stripe, anything may stand here.
  metadata: z
    .looseObject({
      [REFUND_FIELD]: word.optional().catch(undefined),
      [REASON_FIELD]: word.optional().catch(undefined),
    })
    .nullable()
    .optional(),
})
export type StripeRefund = z.infer<typeof refundReply>

/** A sum as it stands on an intent: `190000 KRW`. */
export const sumText = ({ amount, currency }: Money) => `${amount} ${currency}`

/** What the intent is for. */
export const sumOf = ({ amount, currency }: Pick<Intent, 'amount' | 'currency'>): Money => ({
  amount,
  currency: currency.toUpperCase(),
})

/** Refuses what does not have the shape of an intent, is another key's, or is for another sum than it was made for. */
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

/** Refuses what does not have the shape of a refund, or is not of the intent. */
export function readRefund(reply: unknown, intent: Intent): StripeRefund {
  const refund = parsed(reply, refundReply)
  if (refund.payment_intent !== intent.id || refund.currency !== intent.currency)
    throw misbehaved(`Stripe refunded something else than ${intent.id}.`, reply)
  return refund
}

/** @throws GatewayRejected when the key belongs to another sum: no retry can make it fit */
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
