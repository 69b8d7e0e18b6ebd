import type { CustomerId, MusicalId, PaymentId, PerformanceId, ReservationId } from './ids.ts'

/**
 * The ways through the statuses: `awaiting-payment → confirmed → cancelled`, or `awaiting-payment → payment-failed`,
 * `→ expired` or `→ cancelled`. Seats are held while the reservation awaits its payment, sold while it is confirmed,
 * and free in every other status.
 */
export const RESERVATION_STATUSES = [
  'awaiting-payment',
  'confirmed',
  'cancelled',
  'payment-failed',
  'expired',
] as const
export type ReservationStatus = (typeof RESERVATION_STATUSES)[number]

/** Whether the reservation has ended. Then it holds no seats, and its payment is no longer wanted. */
export const isOver = (status: ReservationStatus): boolean =>
  status !== 'awaiting-payment' && status !== 'confirmed'

/**
 * The ways through the statuses: `requested → approved → cancelled`, `→ deferred → approved`, `→ declined`, or
 * `requested → cancelled`.
 */
export const PAYMENT_STATUSES = [
  'requested',
  'deferred',
  'approved',
  'declined',
  'cancelled',
] as const
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

/**
 * The fields that every event about a booking has, so that a reader of the events needs no look-up: the customer, the
 * seats, the performance and the amount.
 */
export type Booking = {
  readonly reservationId: ReservationId
  readonly paymentId: PaymentId
  readonly customerId: CustomerId
  readonly musicalId: MusicalId
  readonly performanceId: PerformanceId
  readonly title: string
  readonly venue: string
  /** ISO 8601 with the hall's own offset */
  readonly startsAt: string
  readonly grade: string
  readonly seats: number
  /** for all seats together, in the currency's smallest unit */
  readonly amount: number
  readonly currency: string
}

/** Picks the fields of {@link Booking} from an object that has more fields. */
export function bookingOf(from: Booking): Booking {
  return {
    reservationId: from.reservationId,
    paymentId: from.paymentId,
    customerId: from.customerId,
    musicalId: from.musicalId,
    performanceId: from.performanceId,
    title: from.title,
    venue: from.venue,
    startsAt: from.startsAt,
    grade: from.grade,
    seats: from.seats,
    amount: from.amount,
    currency: from.currency,
  }
}
