import type { CustomerId, PerformanceId } from '../kernel/index.ts'
import type { Book } from './choose-seats.ts'
import { type CustomerLimits, needsStanding } from './limits.ts'

/** What a booking has to know. */
export type BookNeeds = {
  /** without a grade: all of them */
  offer: { performanceId: PerformanceId; grade: string | undefined }
  erased: CustomerId
  hold: { customerId: CustomerId; performanceId: PerformanceId }
  standing?: { customerId: CustomerId; performanceId: PerformanceId }
  /** the standing, only if the performance or its musical has a cap */
  capped?: { customerId: CustomerId; performanceId: PerformanceId }
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
  if (!needsStanding(limits)) return { offer, hold, erased: customerId, capped: hold }
  return { offer, hold, erased: customerId, standing: hold }
}
