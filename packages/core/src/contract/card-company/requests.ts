import { z } from 'zod'

/** The key of a payment. The box office chooses it, never changes it, and uses it for no other payment. */
export const chargeKey = z.string().regex(/^[\w.:-]{1,64}$/)
/** The key of one refund. It may begin with the key of the payment, so it may be longer. */
export const refundKey = z.string().regex(/^[\w.:-]{1,128}$/)
const code = z.string().regex(/^[\w-]{1,64}$/)
const currency = z.string().regex(/^[A-Z]{3}$/)
const money = { amount: z.int().min(0), currency }

/** `POST /charges`: charges the card. A key that was used before gets its first reply again. */
export const chargeRequest = z.strictObject({ key: chargeKey, ...money, method: code })

/**
 * `POST /charges/{key}/void`: from now on, nothing may be charged under this key. The body repeats the payment's
 * amount.
 */
export const voidRequest = z.strictObject(money)

/** `POST /charges/{key}/refunds`: refunds part or all of a charge, once for each refund key. */
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
