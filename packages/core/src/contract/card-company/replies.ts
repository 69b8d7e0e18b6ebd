import { z } from 'zod'
import { refundKey } from './requests.ts'

/** Codes and ids of the card company: narrow enough that nothing in them can reach a terminal as a command. */
const word = z.string().regex(/^[\w.:-]{1,64}$/)
const amount = z.int().min(0)
const currency = z.string().regex(/^[A-Z]{3}$/)

/** Whose charge it is, and how much: every reply repeats it, so that one for somebody else is noticed. */
const subject = { key: word, amount, currency }
/** `refunded`: what was given back in all */
const charge = { ...subject, chargeId: word, refunded: amount }

const approved = z.strictObject({ ...charge, outcome: z.literal('approved') })
const charged = z.strictObject({ ...charge, outcome: z.literal('charged') })
const declined = z.strictObject({ ...subject, outcome: z.literal('declined'), reason: word })
const voided = z.strictObject({ ...subject, outcome: z.literal('voided') })

/** To an approval. */
export const chargeReply = z.discriminatedUnion('outcome', [approved, declined, voided])
export type ChargeReply = z.infer<typeof chargeReply>

/** To a void. */
export const voidReply = z.discriminatedUnion('outcome', [charged, voided])
export type VoidReply = z.infer<typeof voidReply>

/** To a refund: `amount` is this refund's, `refunded` that of all refunds of the charge. */
export const refundReply = z.strictObject({
  ...charge,
  outcome: z.literal('refunded'),
  refundKey,
  refundId: word,
})
export type RefundReply = z.infer<typeof refundReply>

const refund = z.strictObject({
  refundId: word,
  /** null for one that was not made through this interface */
  refundKey: refundKey.nullable(),
  amount: z.int().min(1),
  reason: word.nullable(),
})

/** To a look-up that found something. */
export const lookUpReply = z.discriminatedUnion('outcome', [
  charged.extend({ refunds: z.array(refund) }),
  declined,
  voided,
])
export type LookUpReply = z.infer<typeof lookUpReply>

/** To a look-up of a key that was never heard of, with the status 404. */
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
})

/** A slice of the ledger, oldest charge first; `next` is the cursor of the slice after it. */
export const ledgerReply = z.strictObject({
  items: z.array(ledgerCharge),
  next: z
    .string()
    .regex(/^\d{1,16}$/)
    .nullable(),
})
export type LedgerReply = z.infer<typeof ledgerReply>
