import { bookRequest } from '@outerpark/core/contract'
import type { z } from 'zod'

type Booking = z.output<typeof bookRequest>

const FIELDS: ReadonlySet<string> = new Set(['performanceId', 'grade', 'seats', 'paymentMethod'])
/** ASCII and Hangul syllables: all of them can be seen, and they are in NFC. The schema decides about other grades. */
const USUAL_GRADE = /^[\x20-\x7e\uac00-\ud7a3]{1,20}$/
const CARD = /^[A-Za-z0-9_-]{1,64}$/
/** The card of a booking that names no card. */
const { paymentMethod: USUAL_CARD } = bookRequest.parse({ performanceId: 'PF', seats: 1 })

/**
 * Parses the usual body of a booking as the schema `bookRequest` would, but with a dozen comparisons, which is faster.
 * A property test checks that both give the same result.
 *
 * @returns undefined for every unusual body, valid or not; then the schema decides
 */
export function plainBooking(json: unknown): Booking | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  for (const name in json) if (!FIELDS.has(name)) return undefined
  // A field that the object does not have reads as undefined.
  const fields = json as Readonly<Record<string, unknown>>
  const { performanceId, grade, seats, paymentMethod = USUAL_CARD } = fields
  if (typeof performanceId !== 'string' || !fits(performanceId)) return undefined
  if (typeof seats !== 'number' || !Number.isInteger(seats)) return undefined
  if (seats < 1 || seats > 100_000) return undefined
  if (typeof paymentMethod !== 'string' || !CARD.test(paymentMethod)) return undefined
  if (grade === undefined) return { performanceId, seats, paymentMethod }
  if (typeof grade !== 'string' || !USUAL_GRADE.test(grade) || grade !== grade.trim())
    return undefined
  return { performanceId, grade, seats, paymentMethod }
}

const fits = (text: string) => text.length >= 1 && text.length <= 20
