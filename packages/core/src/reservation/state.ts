import type {
  Booking,
  CustomerId,
  LineShown,
  Money,
  MusicalId,
  PaymentStatus,
  PerformanceId,
  PlacesOnSale,
  ReservationId,
  ReservationStatus,
} from '../kernel/index.ts'
import { shownLines } from '../kernel/index.ts'

/**
 * The facts for a booking: the performance and the grade with the given name, or all grades if there is none with that
 * name.
 */
export type Offer = {
  readonly performanceId: PerformanceId
  readonly musicalId: MusicalId
  readonly title: string
  readonly venue: string
  readonly startsAt: string
  readonly grades: readonly { grade: string; price: Money; available: number }[]
  /** only if its seats have numbers */
  readonly places?: PlacesOnSale | undefined
}

export type Reservation = Booking & {
  readonly status: ReservationStatus
  readonly paymentStatus: PaymentStatus
}

/** A reservation as replies to bookings, cancels and queries show it. */
export type ReservationReply = {
  readonly id: ReservationId
  readonly status: ReservationStatus
  readonly performanceId: PerformanceId
  readonly title: string
  readonly startsAt: string
  /** null if the seats are of several grades */
  readonly grade: string | null
  readonly seats: number
  readonly lines: readonly LineShown[]
  readonly amount: Money
  readonly paymentStatus: PaymentStatus
  /** while the payment is deferred and the breaker is not closed: the earliest time of the next try, ISO 8601 */
  readonly deferredUntil?: string
  /** what went back to the customer; left out if nothing has */
  readonly refunded?: Money
}

export function reservationReply(
  booking: Booking,
  status: ReservationStatus,
  paymentStatus: PaymentStatus,
): ReservationReply {
  const { reservationId, performanceId, title, startsAt, grade, seats } = booking
  const amount = { amount: booking.amount, currency: booking.currency }
  return {
    id: reservationId,
    status,
    performanceId,
    title,
    startsAt,
    grade,
    seats,
    lines: shownLines(booking),
    amount,
    paymentStatus,
  }
}

/** A reservation and its payment as a store has them. */
type Kept = Reservation & {
  /** the gateway's id of the charge; null if none is known */
  readonly chargeId: string | null
  /** the sum of all refunds when the payment was cancelled */
  readonly refunded: number
}

/**
 * A reservation as queries show it, with what went back. That is all or nothing: of a cancelled payment, every charge is
 * refunded in full. It may have been charged without an answer to us, and then only the refund is known.
 */
export function reservationShown(
  row: Kept,
): ReservationReply & { readonly customerId: CustomerId } {
  const { status, paymentStatus, customerId } = row
  return { ...reservationReply(row, status, paymentStatus), customerId, ...wentBack(row) }
}

/** What went back of a payment, as queries show it; nothing if nothing did. */
export function wentBack(
  row: Pick<Kept, 'paymentStatus' | 'chargeId' | 'refunded' | 'amount' | 'currency'>,
): { readonly refunded?: Money } {
  const { paymentStatus, chargeId, refunded, amount, currency } = row
  const any = paymentStatus === 'cancelled' && (chargeId !== null || refunded > 0)
  return any ? { refunded: { amount, currency } } : {}
}
