import { z } from 'zod'
import { hallTimeField, moneyField } from './fields.ts'

export const signedMoney = z
  .object({
    amount: z.int().meta({
      description:
        "in the currency's smallest unit; below 0 if more was taken back in the period than came in",
    }),
    currency: z.string(),
  })
  .meta({ description: 'an amount that may be below 0' })

const figures = {
  capacity: z.int().meta({ description: 'seats on sale, at the end of the period' }),
  sold: z.int().meta({
    description: 'seats that were paid in the period, less those that were cancelled in it',
  }),
  held: z.int().meta({ description: 'seats that await their payment, at the end of the period' }),
  left: z.int().meta({ description: 'free seats, at the end of the period' }),
  revenue: signedMoney,
  awaited: signedMoney,
  kept: signedMoney,
  refunded: signedMoney,
}
const position = z.int().meta({ description: 'of the last event that changed it' })

export const soldPerformance = z.object({
  id: z.string(),
  musicalId: z.string(),
  title: z.string(),
  venue: z.string(),
  startsAt: hallTimeField,
})
const day = z.string().meta({ format: 'date', description: 'a date at the hall' })

export const salesFigures = z.object({ ...figures, position })
/** A row has the one of performance, grade and day that the report is by. */
export const salesRow = z.object({
  performance: soldPerformance.optional(),
  grade: z.string().optional(),
  day: day.optional(),
  ...figures,
  position,
})

/**
 * `GET /v1/sales`. Revenue is what was paid for the seats that are sold; a sale that is cancelled is taken from it at once.
 * Kept is the fee for cancelling, of what was paid for cancelled seats. Refunded is what was paid back, when it was.
 */
export const salesResponse = z.object({
  position: z.int().meta({ description: 'the figures are summed up to this event' }),
  rows: z.array(salesRow),
  totals: z.array(salesFigures).meta({ description: 'one for each currency' }),
})

/** One message of `GET /v1/sales/stream`: what changed, each row as it stands now. */
export const salesChanges = z.object({
  position: z.int(),
  performances: z.array(
    z.object({ performance: soldPerformance, position, grades: z.array(salesRow) }),
  ),
  days: z.array(salesRow),
  hours: z.array(
    z.object({
      hour: z.string().meta({ description: 'in UTC, `2027-01-05T10`' }),
      sold: z.int(),
      revenue: signedMoney,
      position,
    }),
  ),
  totals: z.array(salesFigures),
})

/** One message of `GET /v1/seasons/stream`: the seats of a performance, as they stand now. */
export const seatsMessage = z.object({
  position: z.int(),
  performanceId: z.string(),
  grades: z.array(
    z.object({
      grade: z.string(),
      price: moneyField.meta({ description: 'of one seat' }),
      available: z.int(),
      held: z.int(),
      sold: z.int(),
    }),
  ),
})

export type SalesResponse = z.infer<typeof salesResponse>
export type SalesRowResponse = z.infer<typeof salesRow>
export type SalesFiguresResponse = z.infer<typeof salesFigures>
export type SalesChangesResponse = z.infer<typeof salesChanges>
export type SeatsMessage = z.infer<typeof seatsMessage>
