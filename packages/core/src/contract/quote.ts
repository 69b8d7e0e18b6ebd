import { z } from 'zod'
import { bookedSeats } from './booked.ts'
import { moneyField } from './fields.ts'

/** `GET /v1/performances/{id}/quote`: what a booking would take and cost */
export const quoteResponse = z.object({ ...bookedSeats, amount: moneyField })

export type QuoteResponse = z.infer<typeof quoteResponse>
