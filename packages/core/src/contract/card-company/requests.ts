import { z } from 'zod'

/** What the box office calls a payment: it never changes for one payment. */
export const chargeKey = z.string().regex(/^[\w.:-]{1,64}$/)
const money = { amount: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) }

/** POST /charges */
export const chargeRequest = z.strictObject({
  key: chargeKey,
  ...money,
  method: z.string().regex(/^[\w-]{1,64}$/),
})

/** POST /charges/{key}/cancel */
export const cancelRequest = z.strictObject(money)

/** GET /ledger */
export const ledgerRequest = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})
