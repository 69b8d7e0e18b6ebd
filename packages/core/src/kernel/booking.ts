import type { CustomerId, MusicalId, PaymentId, PerformanceId, ReservationId } from './ids.ts'

/**
 * `awaiting-payment → confirmed → cancelled`, or `→ payment-failed`, `→ expired`, `→ cancelled`.
 * Seats are held while awaiting, sold while confirmed, and free again in every other state.
 */
export const RESERVATION_STATUSES = [
  'awaiting-payment',
  'confirmed',
  'cancelled',
  'payment-failed',
  'expired',
] as const
export type ReservationStatus = (typeof RESERVATION_STATUSES)[number]

/** Whether the reservation has ended: it holds no seats, and no payment is made for it any more. */
export const isOver = (status: ReservationStatus): boolean =>
  status !== 'awaiting-payment' && status !== 'confirmed'

/** `requested → approved → cancelled`, `→ deferred → approved`, `→ declined`, `requested → cancelled`. */
export const PAYMENT_STATUSES = [
  'requested',
  'deferred',
  'approved',
  'declined',
  'cancelled',
] as const
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

/**
 * What every event about a booking carries, so that a reader outside needs no look-up:
 * who, which seats of which performance, and for how much.
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
  /** the whole reservation, in the currency's smallest unit */
  readonly amount: number
  readonly currency: string
}

/** Just the fields of {@link Booking} out of something that has more. */
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
