import { z } from 'zod'
import { bookedSeats } from './booked.ts'
import { moneyField } from './fields.ts'
import { refundsField } from './refunds.ts'

/** `GET /v1/performances/{id}/quote`: what a booking would take and cost */
export const quoteResponse = z.object({
  ...bookedSeats,
  amount: moneyField,
  refunds: refundsField.optional(),
})

export type QuoteResponse = z.infer<typeof quoteResponse>
