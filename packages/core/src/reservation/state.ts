import type { Discount } from '../discount/index.ts'
import type {
  Booking,
  Cancelled,
  CustomerId,
  LineShown,
  Money,
  MusicalId,
  OffSale,
  PaymentStatus,
  PerformanceId,
  PlacesOnSale,
  ReservationId,
  ReservationStatus,
} from '../kernel/index.ts'
import { chargeLeftOf, costOf, keptOf, linesLeft, shownLines } from '../kernel/index.ts'
import type { RefundTerms } from '../refund/index.ts'

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
  /** absent while it is on sale */
  readonly off?: OffSale | undefined
  /** only if its seats have numbers */
  readonly places?: PlacesOnSale | undefined
  /** what a cancel gives back; absent if it gives back everything */
  readonly refund?: RefundTerms | undefined
  /** the booking fee of each seat; absent if there is none */
  readonly bookingFee?: Money | undefined
  /** of its musical; absent if there are none */
  readonly discounts?: readonly Discount[] | undefined
}

export type Reservation = Booking &
  Cancelled & {
    readonly status: ReservationStatus
    readonly paymentStatus: PaymentStatus
    /** what a cancel gives back, as it was when the seats were booked */
    readonly refund?: RefundTerms | undefined
    /** when the seats were booked, ms since the epoch */
    readonly bookedAt: number
    /** of its performance: absent while that is on sale */
    readonly off?: OffSale | undefined
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
  /** only if some seats were cancelled and others stay */
  readonly left?: SeatsLeft
  /** what the house keeps of seats that were cancelled; left out if nothing */
  readonly kept?: Money
  /** what went back to the customer; left out if nothing has */
  readonly refunded?: Money
}

/** The seats that a reservation still has. */
export type SeatsLeft = { readonly seats: number; readonly lines: readonly LineShown[] }

export function reservationReply(
  booking: Booking & Cancelled,
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
    ...afterCancels(booking),
  }
}

/** What a booking shows of the seats that were cancelled. */
export function afterCancels(
  booking: Booking & Cancelled,
): Pick<ReservationReply, 'left' | 'kept'> {
  const { gone, currency } = booking
  if (!gone) return {}
  const lines = linesLeft(booking)
  const seats = lines.reduce((sum, line) => sum + line.seats, 0)
  const kept = keptOf(booking)
  const left = { seats, lines: shownLines({ ...seatsOf(booking, lines), currency }) }
  return { ...(seats > 0 && { left }), ...(kept > 0 && { kept: { amount: kept, currency } }) }
}

const seatsOf = ({ grade }: Booking, lines: Booking['lines'] & object) => ({
  grade,
  seats: 0,
  amount: costOf(lines),
  lines,
})

/** A reservation and its payment as a store has them. */
type Kept = Reservation & {
  /** the gateway's id of the charge; null if none is known */
  readonly chargeId: string | null
  /** the sum of all refunds that are known to have been made */
  readonly refunded: number
}

/**
 * A reservation as queries show it, with what went back. Of a cancelled payment that is the whole charge, except what the house
 * keeps. It may have been charged without an answer to us, and then only the refund is known.
 */
export function reservationShown(
  row: Kept,
): ReservationReply & { readonly customerId: CustomerId } {
  const { status, paymentStatus, customerId } = row
  return { ...reservationReply(row, status, paymentStatus), customerId, ...wentBack(row) }
}

/** What went back of a payment, as queries show it; nothing if nothing did. */
export function wentBack(
  row: Pick<
    Kept,
    'paymentStatus' | 'chargeId' | 'refunded' | 'amount' | 'currency' | 'gone' | 'status'
  >,
): { readonly refunded?: Money } {
  const { paymentStatus, chargeId, refunded, amount, currency } = row
  const isEnded = paymentStatus === 'cancelled' && (chargeId !== null || refunded > 0)
  const back = isEnded ? amount - chargeLeftOf(row) : refunded
  return back > 0 ? { refunded: { amount: back, currency } } : {}
}
