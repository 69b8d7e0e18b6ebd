import {
  accept,
  type DecisionContext,
  isFree,
  type Operation,
  paymentIdOf,
  type ReservationId,
} from '../kernel/index.ts'
import { type BookNeeds, bookingNeeds } from './book-needs.ts'
import { type Book, type BookFacts, type Chosen, chooseSeats } from './choose-seats.ts'
import type { Reserved } from './events.ts'
import { holdEnded } from './held.ts'
import type { HoldEnded } from './hold-events.ts'
import { type CustomerLimits, NO_LIMITS } from './limits.ts'
import { type SingleSeats, STRICT_TO_THE_START } from './single-seats.ts'
import { type ReservationReply, reservationReply } from './state.ts'

type Booking = Operation<Book, BookNeeds, BookFacts, Reserved | HoldEnded, ReservationReply>

/**
 * Reserves seats and requests their payment. If too few seats are left, or if the customer would go beyond a limit,
 * refuses and changes nothing (F2, F3, N1). What the customer holds of the performance is free for the booking, and the booking
 * ends the hold, whichever seats it takes.
 */
export function bookWithin(
  limits: CustomerLimits,
  singles: SingleSeats = STRICT_TO_THE_START,
): Booking {
  return {
    name: 'book',
    needs: (command) => bookingNeeds(command, limits),
    decide(command, facts, context) {
      const choice = chooseSeats(command, facts, context.now, limits, singles)
      return choice.kind === 'refused' ? choice : booked(command, choice, facts, context)
    },
    replyFollowsFrom: 'Reserved',
  }
}

/** {@link bookWithin} without limits. */
export const book: Booking = bookWithin(NO_LIMITS)

function booked(
  command: Book,
  choice: Chosen,
  { hold }: BookFacts,
  { newId }: DecisionContext,
): ReturnType<Booking['decide']> {
  const reserved = reservedBy(command, choice, newId('reservation'))
  const reply = bookReply(reserved)
  if (!hold) return accept([reserved], reply)
  return accept([holdEnded(hold, choice.offer, 'booked'), reserved], reply)
}

function reservedBy(
  { customerId, paymentMethod, deferredUntil }: Book,
  { offer, seated, currency }: Chosen,
  reservationId: ReservationId,
): Reserved {
  const { performanceId, musicalId, title, venue, startsAt, refund } = offer
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
    ...seated,
    currency,
    paymentMethod,
    // Free seats have no payment that could be put off.
    ...(deferredUntil === undefined || isFree(seated) ? {} : { deferredUntil }),
    ...(refund && { refund }),
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
