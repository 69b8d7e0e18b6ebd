import type { CustomerId, PerformanceId } from '../kernel/index.ts'
import type { Book } from './choose-seats.ts'
import { type CustomerLimits, needsStanding } from './limits.ts'

/** What a booking has to know. */
export type BookNeeds = {
  /** without a grade: all of them */
  offer: { performanceId: PerformanceId; grade: string | undefined }
  erased: CustomerId
  hold: { customerId: CustomerId; performanceId: PerformanceId }
  /** read only if discounts ask for them */
  visits: { customerId: CustomerId; performanceId: PerformanceId }
  standing?: { customerId: CustomerId; performanceId: PerformanceId }
}

/** What a hold has to know beside. */
export type HoldNeeds = BookNeeds & { pastHold: BookNeeds['hold'] }

/** What a booking within these limits has to know. */
export function bookingNeeds(
  { customerId, performanceId, grade }: Pick<Book, 'customerId' | 'performanceId' | 'grade'>,
  limits: CustomerLimits,
): BookNeeds {
  // With lines no grade is named, and all are read.
  const offer = { performanceId, grade }
  const hold = { customerId, performanceId }
  const needs = { offer, hold, erased: customerId, visits: hold }
  return needsStanding(limits) ? { ...needs, standing: hold } : needs
}
