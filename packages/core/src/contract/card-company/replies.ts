import { z } from 'zod'

/** Codes and ids of the card company: narrow enough that nothing in them can reach a terminal as a command. */
const word = z.string().regex(/^[\w.:-]{1,64}$/)
const amount = z.int().min(0)
const currency = z.string().regex(/^[A-Z]{3}$/)

/** Whose charge it is, and how much: every reply repeats it, so that one for somebody else is noticed. */
const subject = { key: word, amount, currency }

const approved = z.strictObject({ ...subject, outcome: z.literal('approved'), chargeId: word })
const declined = z.strictObject({ ...subject, outcome: z.literal('declined'), reason: word })
const cancelled = z.strictObject({ ...subject, outcome: z.literal('cancelled') })

/** To an approval, or a look-up that found something. */
export const chargeReply = z.discriminatedUnion('outcome', [approved, declined, cancelled])
export type ChargeReply = z.infer<typeof chargeReply>

/** To a cancel. */
export const cancelReply = z.strictObject({
  key: word,
  outcome: z.literal('cancelled'),
  refunded: amount,
  currency,
})
export type CancelReply = z.infer<typeof cancelReply>

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
