import {
  type CustomerId,
  hasBegun,
  isFree,
  type Money,
  msOf,
  type PerformanceId,
  type Refused,
  refuse,
  times,
} from '../kernel/index.ts'
import { gradeNamed } from '../names/index.ts'
import { type CustomerLimits, refuseBooking, type Standing } from './limits.ts'
import type { Offer } from './state.ts'

export type Book = {
  readonly customerId: CustomerId
  readonly performanceId: PerformanceId
  /** may be left out if the performance has only one grade */
  readonly grade?: string | undefined
  /** a whole number from 1; the contract has checked it */
  readonly seats: number
  readonly paymentMethod: string
  /** what the customer was told that all seats cost; undefined: whatever they cost now */
  readonly expectedAmount?: Money | undefined
  /** the earliest time of the first try (ISO 8601), if calls to the gateway are paused */
  readonly deferredUntil?: string | undefined
}

export type BookNeeds = {
  offer: { performanceId: PerformanceId; grade: string | undefined }
  erased: CustomerId
  standing?: { customerId: CustomerId; performanceId: PerformanceId }
}
export type BookFacts = {
  offer: Offer | undefined
  erased?: boolean
  standing?: Standing | undefined
}
/** The seats that a booking takes, or why it is refused. */
type Choice =
  | { readonly kind: 'chosen'; readonly offer: Offer; readonly chosen: Offer['grades'][number] }
  | Refused

/** Every rule that a booking has to pass, in the order in which customers hear of them (F2, F3, N1). */
export function chooseSeats(
  command: Book,
  facts: BookFacts,
  now: number,
  limits: CustomerLimits,
): Choice {
  const { offer, erased, standing } = facts
  const { performanceId, seats } = command
  // The request was under way. Nobody could cancel the booking, and no notice would arrive.
  if (erased) return refuse('customer-erased', { case: 'just-now' })
  if (!offer) return refuse('performance-not-found', { id: performanceId })
  const { title, startsAt } = offer
  if (hasBegun(offer, now))
    return refuse('performance-has-begun', { case: 'booking', title, startsAt })
  const grades = () => offer.grades.map((each) => each.grade)
  if (command.grade === undefined && offer.grades.length > 1)
    return refuse('grade-required', { title, grades: grades() })
  const { grade } = command
  const chosen = grade === undefined ? offer.grades[0] : gradeNamed(offer.grades, grade)
  if (!chosen) return refuse('grade-not-found', { title, grade: grade ?? '', grades: grades() })
  const wish = {
    title,
    seats,
    isFree: isFree(chosen.price),
    // If the gateway may be called again now, this booking may be the one that finds out that it works.
    isDeferred: command.deferredUntil !== undefined && msOf(command.deferredUntil) > now,
  }
  const beyond = refuseBooking(wish, limits, standing, now)
  if (beyond) return beyond
  const { available } = chosen
  if (available < seats)
    return refuse('seats-unavailable', { grade: chosen.grade, seats, available })
  const amount = times(chosen.price, seats)
  const { expectedAmount: expected } = command
  if (expected && (expected.amount !== amount.amount || expected.currency !== amount.currency))
    return refuse('offer-changed', { title, grade: chosen.grade, seats, expected, amount })
  return { kind: 'chosen', offer, chosen }
}
