import {
  accept,
  type CustomerId,
  type DecisionContext,
  hasBegun,
  isFree,
  msOf,
  type Operation,
  type PerformanceId,
  paymentIdOf,
  type ReservationId,
  refuse,
  times,
} from '../kernel/index.ts'
import { hallTime, nameKey } from '../names/index.ts'
import type { Reserved } from './events.ts'
import {
  type CustomerLimits,
  NO_LIMITS,
  needsStanding,
  refuseBooking,
  type Standing,
} from './limits.ts'
import { type Offer, type ReservationReply, reservationReply } from './state.ts'

export type Book = {
  readonly customerId: CustomerId
  readonly performanceId: PerformanceId
  /** may be left out if the performance has only one grade */
  readonly grade?: string | undefined
  /** a whole number from 1; the contract has checked it */
  readonly seats: number
  readonly paymentMethod: string
  /** the earliest time of the first try (ISO 8601), if calls to the gateway are paused */
  readonly deferredUntil?: string | undefined
}

type Needs = {
  offer: { performanceId: PerformanceId; grade: string | undefined }
  erased: CustomerId
  standing?: { customerId: CustomerId; performanceId: PerformanceId }
}
type Facts = {
  offer: Offer | undefined
  erased?: boolean
  standing?: Standing | undefined
}
type Booking = Operation<Book, Needs, Facts, Reserved, ReservationReply>

/**
 * Reserves seats and requests their payment. If too few seats are left, or if the customer would go beyond a limit,
 * refuses and changes nothing (F2, F3, N1).
 */
export function bookWithin(limits: CustomerLimits): Booking {
  const withStanding = needsStanding(limits)
  return {
    name: 'book',
    needs({ customerId, performanceId, grade }) {
      const offer = { performanceId, grade }
      if (!withStanding) return { offer, erased: customerId }
      return { offer, erased: customerId, standing: { customerId, performanceId } }
    },
    decide: (command, facts, context) => decideBooking(command, facts, context, limits),
    replyFollowsFromEvent: true,
  }
}

/** {@link bookWithin} without limits. */
export const book: Booking = bookWithin(NO_LIMITS)

function decideBooking(
  command: Book,
  { offer, erased, standing }: Facts,
  { now, newId }: DecisionContext,
  limits: CustomerLimits,
): ReturnType<Booking['decide']> {
  const { performanceId, seats } = command
  // The request was under way. Nobody could cancel the booking, and no notice would arrive.
  if (erased) return refuse('customer-erased', 'The customer was erased a moment ago.')
  if (!offer) return refuse('performance-not-found', `There is no performance ${performanceId}.`)
  if (hasBegun(offer, now))
    return refuse(
      'performance-has-begun',
      `${offer.title} began at ${hallTime(offer.startsAt, { zone: 'always' })}.`,
    )
  if (command.grade === undefined && offer.grades.length > 1)
    return refuse(
      'grade-required',
      `${offer.title} has several grades: ${offer.grades.map((each) => each.grade).join(', ')}.`,
      'Name the grade to book.',
    )
  const { grade } = command
  const chosen = chosenGrade(offer, grade)
  if (!chosen)
    return refuse(
      'grade-not-found',
      `${offer.title} has no grade ${grade ?? ''}.`,
      `Its grades are ${offer.grades.map((each) => each.grade).join(', ')}.`,
    )
  const wish = {
    title: offer.title,
    seats,
    isFree: isFree(chosen.price),
    // If the gateway may be called again now, this booking may be the one that finds out that it works.
    isDeferred: command.deferredUntil !== undefined && msOf(command.deferredUntil) > now,
  }
  const beyond = refuseBooking(wish, limits, standing, now)
  if (beyond) return beyond
  if (chosen.available < seats)
    return refuse(
      'seats-unavailable',
      tooFew(chosen, seats),
      'Book fewer seats, or another grade or performance.',
    )
  const reserved = reservedBy(command, offer, { chosen, reservationId: newId('reservation') })
  return accept([reserved], bookReply(reserved))
}

function reservedBy(
  { customerId, seats, paymentMethod, deferredUntil }: Book,
  { performanceId, musicalId, title, venue, startsAt }: Offer,
  { chosen, reservationId }: { chosen: Offer['grades'][number]; reservationId: ReservationId },
): Reserved {
  const price = times(chosen.price, seats)
  return {
    type: 'Reserved',
    reservationId,
    paymentId: paymentIdOf(reservationId),
    customerId,
    musicalId,
    performanceId,
    title,
    venue,
    startsAt,
    grade: chosen.grade,
    seats,
    ...price,
    paymentMethod,
    // Free seats have no payment that could be put off.
    ...(deferredUntil === undefined || isFree(price) ? {} : { deferredUntil }),
  }
}

/** The reply to a booking. It is made from the event alone. Free seats are confirmed in the same commit. */
export function bookReply(reserved: Reserved): ReservationReply {
  if (isFree(reserved)) return reservationReply(reserved, 'confirmed', 'approved')
  const { deferredUntil } = reserved
  if (deferredUntil === undefined)
    return reservationReply(reserved, 'awaiting-payment', 'requested')
  return { ...reservationReply(reserved, 'awaiting-payment', 'deferred'), deferredUntil }
}

/** The grade of that name, or the only one. A name that no grade has exactly may be one that looks alike. */
function chosenGrade(
  { grades }: Offer,
  name: string | undefined,
): Offer['grades'][number] | undefined {
  const exact = grades.find(({ grade }) => name === undefined || grade === name)
  if (exact || name === undefined) return exact
  const key = nameKey(name)
  const [like, ...others] = grades.filter(({ grade }) => nameKey(grade) === key)
  return others.length === 0 ? like : undefined
}

function tooFew({ grade, available }: Offer['grades'][number], seats: number): string {
  const asked =
    seats === 1 ? `1 seat of grade ${grade} was` : `${seats} seats of grade ${grade} were`
  return `${asked} asked for; ${available} ${available === 1 ? 'is' : 'are'} left.`
}
