import { z } from 'zod'
import { moneyField } from './fields.ts'

/** A charge of this box office at the card company whose booking its log does not have. */
export const lostChargeResponse = z.object({
  key: z.string().meta({ description: 'the key of the charge; no payment here has that id' }),
  chargeId: z.string().nullable().meta({ description: "the card company's id of it" }),
  at: z.string().nullable().meta({ description: 'when it was made; null if its books do not say' }),
  charged: moneyField,
  refunded: moneyField,
})

/** `GET /v1/lost-charges` */
export const lostChargesResponse = z.object({
  rows: z.array(lostChargeResponse).meta({
    description: 'the first ones of which something has not gone back, oldest first',
  }),
  count: z.int().meta({ description: 'how many there are of these in all' }),
  refunded: z.int().meta({ description: 'how many others went back as a whole' }),
  entries: z.int().meta({ description: 'how many entries of this box office its books have' }),
})

/** `POST /v1/lost-charges/{key}/refund` */
export const claimedChargeResponse = z.object({
  key: z.string(),
  chargeId: z.string(),
  charged: moneyField,
  refunded: moneyField.meta({ description: 'what went back before; the rest is being refunded' }),
})

/** What `outerpark reconcile --refund` prints. */
export const claimedCharges = z.object({ rows: z.array(claimedChargeResponse) })

export type LostChargeResponse = z.infer<typeof lostChargeResponse>
export type LostChargesResponse = z.infer<typeof lostChargesResponse>
export type ClaimedCharge = z.infer<typeof claimedChargeResponse>
export type ClaimedCharges = z.infer<typeof claimedCharges>
