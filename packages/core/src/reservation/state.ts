import type {
  Booking,
  Money,
  MusicalId,
  PaymentStatus,
  PerformanceId,
  ReservationId,
  ReservationStatus,
} from '../kernel/index.ts'

/** What a booking is decided on: the performance, and its grade (or all of them, if none of that name was found). */
export type Offer = {
  readonly performanceId: PerformanceId
  readonly musicalId: MusicalId
  readonly title: string
  readonly venue: string
  readonly startsAt: string
  readonly grades: readonly { grade: string; price: Money; available: number }[]
}

export type Reservation = Booking & {
  readonly status: ReservationStatus
  readonly paymentStatus: PaymentStatus
}

/** A reservation as it is answered to those who book, cancel and look. */
export type ReservationReply = {
  readonly id: ReservationId
  readonly status: ReservationStatus
  readonly performanceId: PerformanceId
  readonly title: string
  readonly startsAt: string
  readonly grade: string
  readonly seats: number
  readonly amount: Money
  readonly paymentStatus: PaymentStatus
  /** while the payment is deferred and the gateway is left alone: when it is tried at the earliest, ISO 8601 */
  readonly deferredUntil?: string
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
    amount,
    paymentStatus,
  }
}
