import { z } from 'zod'
import { refundKey } from './requests.ts'

/**
 * Codes and ids of the card company. The pattern is narrow so that no text can reach a terminal as an escape sequence.
 */
const word = z.string().regex(/^[\w.:-]{1,64}$/)
const amount = z.int().min(0)
const currency = z.string().regex(/^[A-Z]{3}$/)

/** Every reply repeats its key, amount and currency, so that the box office notices a reply to another request. */
const subject = { key: word, amount, currency }
/** `refunded`: the sum of all refunds of the charge */
const charge = { ...subject, chargeId: word, refunded: amount }

const approved = z.strictObject({ ...charge, outcome: z.literal('approved') })
const charged = z.strictObject({ ...charge, outcome: z.literal('charged') })
const declined = z.strictObject({ ...subject, outcome: z.literal('declined'), reason: word })
const voided = z.strictObject({ ...subject, outcome: z.literal('voided') })

/** The reply to an approval. */
export const chargeReply = z.discriminatedUnion('outcome', [approved, declined, voided])
export type ChargeReply = z.infer<typeof chargeReply>

/** The reply to a void. */
export const voidReply = z.discriminatedUnion('outcome', [charged, voided])
export type VoidReply = z.infer<typeof voidReply>

/** The reply to a refund. `amount` is the amount of this refund, `refunded` the sum of all refunds of the charge. */
export const refundReply = z.strictObject({
  ...charge,
  outcome: z.literal('refunded'),
  refundKey,
  refundId: word,
})
export type RefundReply = z.infer<typeof refundReply>

const refund = z.strictObject({
  refundId: word,
  /** null if the refund was not made through this interface */
  refundKey: refundKey.nullable(),
  amount: z.int().min(1),
  reason: word.nullable(),
})

/** The reply to a look-up of a known key. */
export const lookUpReply = z.discriminatedUnion('outcome', [
  charged.extend({ refunds: z.array(refund) }),
  declined,
  voided,
])
export type LookUpReply = z.infer<typeof lookUpReply>

/** The reply to a look-up of an unknown key. Its HTTP status is 404. */
export const unheardOfReply = z.strictObject({ key: word, outcome: z.literal('unheard-of') })
export type UnheardOfReply = z.infer<typeof unheardOfReply>

const ledgerCharge = z.strictObject({
  key: word,
  chargeId: word.nullable(),
  status: z.enum(['approved', 'declined', 'cancelled']),
  amount,
  currency,
  charged: amount,
  refunded: amount,
  /** when the key was first used; not every card company says it */
  at: z.iso.datetime().optional(),
})

/** One page of the ledger, oldest charge first. `next` is the cursor of the next page. */
export const ledgerReply = z.strictObject({
  items: z.array(ledgerCharge),
  next: z
    .string()
    .regex(/^\d{1,16}$/)
    .nullable(),
})
export type LedgerReply = z.infer<typeof ledgerReply>
