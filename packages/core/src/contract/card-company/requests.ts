import { z } from 'zod'

/** What the box office calls a payment: it never changes, and is used for nothing else. */
export const chargeKey = z.string().regex(/^[\w.:-]{1,64}$/)
/** What it calls one refund. It may begin with the key of the payment, so it is longer. */
export const refundKey = z.string().regex(/^[\w.:-]{1,128}$/)
const code = z.string().regex(/^[\w-]{1,64}$/)
const currency = z.string().regex(/^[A-Z]{3}$/)
const money = { amount: z.int().min(0), currency }

/** `POST /charges`: charges the card, unless the key was heard of before. */
export const chargeRequest = z.strictObject({ key: chargeKey, ...money, method: code })

/** `POST /charges/{key}/void`: never charge under this key from now on. The sum is what the key is for. */
export const voidRequest = z.strictObject(money)

/** `POST /charges/{key}/refunds`: gives that part of the charge back, once for each refund key. */
export const refundRequest = z.strictObject({
  chargeId: chargeKey,
  refundKey,
  amount: z.int().min(1),
  currency,
  reason: code.optional(),
})

/** `GET /ledger` */
export const ledgerRequest = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})
