import { z } from 'zod'
import { moneyField } from './fields.ts'

/** `GET /v1/performances/{id}/quote`: what a booking would take and cost */
export const quoteResponse = z.object({ grade: z.string(), seats: z.int(), amount: moneyField })

export type QuoteResponse = z.infer<typeof quoteResponse>
