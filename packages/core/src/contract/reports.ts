import { z } from 'zod'
import { signedMoney, soldPerformance } from './sales.ts'

const currency = z.string()
const day = z.string().meta({ format: 'date' })
const count = (description: string) => z.int().meta({ description })

const sold = {
  currency,
  capacity: count('seats on sale, at the end of the period'),
  sold: count('seats that were paid in the period, less those that were cancelled in it'),
  held: count('seats that somebody holds or has to pay, at the end of the period'),
  free: count('at the end of the period'),
  perMille: z.int().nullable().meta({ description: 'sold seats of 1,000; null without seats' }),
  gross: signedMoney.meta({ description: 'what was paid for the sold seats' }),
  average: signedMoney.nullable().meta({ description: 'of one sold seat; null if none is sold' }),
}
const flow = {
  currency,
  seats: count('seats that were paid in the period'),
  gross: signedMoney.meta({ description: 'what was paid for them' }),
  returned: count('seats that were cancelled in the period after they were paid'),
  cancelled: signedMoney.meta({ description: 'what had been paid for those' }),
  kept: signedMoney.meta({ description: 'what the house keeps of that' }),
  payout: signedMoney.meta({ description: 'gross − cancelled + kept' }),
  refunded: signedMoney.meta({
    description: 'what went back to the cards in the period, without charges that came too late',
  }),
}
const statement = {
  ...flow,
  supply: signedMoney.optional().meta({ description: 'the payout without VAT; only of won' }),
  vat: signedMoney.optional().meta({ description: 'payout − supply; only of won' }),
  underway: signedMoney.meta({
    description: 'what has still to go back, at the end of the period',
  }),
}
const refunds = {
  currency,
  seats: count('seats that were cancelled'),
  paid: signedMoney.meta({ description: 'what had been paid for them' }),
  kept: signedMoney.meta({ description: 'what the house keeps' }),
  refund: signedMoney.meta({ description: 'paid − kept' }),
}
const rule = z.string().meta({
  description:
    'of the refund policy; or `house`: the performance was cancelled, `staff` decided, `no-policy`: everything goes back, `late-charge`: the card was charged after the booking had ended',
})

const asked = {
  position: z.int().meta({ description: 'the figures are summed up to this event' }),
  from: day.nullable().meta({ description: 'the first day; null: from the first event on' }),
  to: day.nullable().meta({ description: 'the last day; null: to the last event' }),
}

/** `GET /v1/reports/sales`: seats and money by performance and grade. */
export const soldReport = z.object({
  name: z.literal('sales'),
  ...asked,
  rows: z.array(z.object({ performance: soldPerformance, grade: z.string(), ...sold })),
  totals: z.array(z.object(sold)).meta({ description: 'one for each currency' }),
})
/** `GET /v1/reports/statement`: what each performance brought, with VAT. */
export const statementReport = z.object({
  name: z.literal('statement'),
  ...asked,
  rows: z.array(z.object({ performance: soldPerformance, ...statement })),
  totals: z.array(z.object(statement)).meta({ description: 'one for each currency' }),
})
/** `GET /v1/reports/refunds`: cancelled seats by the rule that said what goes back. */
export const refundsReport = z.object({
  name: z.literal('refunds'),
  ...asked,
  rows: z.array(z.object({ rule, ...refunds })),
  totals: z.array(z.object(refunds)).meta({ description: 'one for each currency' }),
})
/** `GET /v1/reports/daily`: what was paid and cancelled on each day at the hall. */
export const dailyReport = z.object({
  name: z.literal('daily'),
  ...asked,
  rows: z.array(z.object({ day, ...flow })),
  totals: z.array(z.object(flow)).meta({ description: 'one for each currency' }),
})

export type ReportResponse =
  | z.infer<typeof soldReport>
  | z.infer<typeof statementReport>
  | z.infer<typeof refundsReport>
  | z.infer<typeof dailyReport>
