import {
  accept,
  type CustomerId,
  hasBegun,
  isFree,
  type Operation,
  type PerformanceId,
  paymentIdOf,
  refuse,
  times,
} from '../kernel/index.ts'
import { nameKey } from '../names/index.ts'
import type { Reserved } from './events.ts'
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

/** Reserves seats and requests their payment. If too few seats are left, refuses and changes nothing (F2, F3, N1). */
export const book: Operation<
  Book,
  { offer: { performanceId: PerformanceId; grade: string | undefined }; erased: CustomerId },
  { offer: Offer | undefined; erased?: boolean },
  Reserved,
  ReservationReply
> = {
  name: 'book',
  needs: ({ customerId, performanceId, grade }) => ({
    offer: { performanceId, grade },
    erased: customerId,
  }),
  decide(command, { offer, erased }, { now, newId }) {
    const { performanceId, seats } = command
    // The request was under way. Nobody could cancel the booking, and no notice would arrive.
    if (erased) return refuse('customer-erased', 'The customer was erased a moment ago.')
    if (!offer) return refuse('performance-not-found', `There is no performance ${performanceId}.`)
    if (hasBegun(offer, now))
      return refuse('performance-has-begun', `${offer.title} began at ${offer.startsAt}.`)
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
    if (chosen.available < seats)
      return refuse(
        'seats-unavailable',
        tooFew(chosen, seats),
        'Book fewer seats, or another grade or performance.',
      )
    const price = times(chosen.price, seats)
    // Free seats have no payment that could be put off.
    const deferral =
      command.deferredUntil === undefined || isFree(price)
        ? {}
        : { deferredUntil: command.deferredUntil }
    const reservationId = newId('reservation')
    const reserved: Reserved = {
      type: 'Reserved',
      reservationId,
      paymentId: paymentIdOf(reservationId),
      customerId: command.customerId,
      musicalId: offer.musicalId,
      performanceId,
      title: offer.title,
      venue: offer.venue,
      startsAt: offer.startsAt,
      grade: chosen.grade,
      seats,
      ...price,
      paymentMethod: command.paymentMethod,
      ...deferral,
    }
    return accept([reserved], bookReply(reserved))
  },
  replyFollowsFromEvent: true,
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
