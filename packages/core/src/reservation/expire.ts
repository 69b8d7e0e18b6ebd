import { accept, bookingOf, type Operation, type ReservationId, refuse } from '../kernel/index.ts'
import type { ReservationExpired } from './events.ts'
import type { Reservation } from './state.ts'

/**
 * The time until which a reservation has to be paid. Time in which calls to the gateway were paused is added, because
 * that is not the customer's fault, but only up to a limit: nobody may hold seats for as long as an outage lasts. It never
 * ends after the start of the performance: nobody may be charged for a performance that has begun. Times are in milliseconds
 * since the epoch, durations in milliseconds.
 */
export function paymentDeadline(paid: {
  readonly reservedAt: number
  readonly allowedMs: number
  readonly pausedMs: number
  /** the most paused time that is added */
  readonly maxPausedMs: number
  /** the start of the performance */
  readonly startsAt: number
}): number {
  const { reservedAt, allowedMs, pausedMs, maxPausedMs, startsAt } = paid
  return Math.min(reservedAt + allowedMs + Math.min(pausedMs, maxPausedMs), startsAt)
}

export type Expire = {
  readonly reservationId: ReservationId
  /** the result of {@link paymentDeadline} as ISO 8601; it is in the past */
  readonly deadline: string
}

/**
 * Frees the seats of a reservation that was not paid by its deadline. If it was paid, cancelled or declined in the
 * meantime, nothing changes. The card of an expired reservation may have been charged: the cancel-payment task that
 * follows asks the gateway, unless the payment was certainly never sent.
 */
export const expire: Operation<
  Expire,
  { reservation: ReservationId; paymentNeverSent: ReservationId },
  { reservation: Reservation | undefined; paymentNeverSent?: boolean },
  ReservationExpired,
  null
> = {
  name: 'expire',
  needs: ({ reservationId: id }) => ({ reservation: id, paymentNeverSent: id }),
  decide({ reservationId, deadline }, { reservation, paymentNeverSent = false }) {
    if (!reservation) return refuse('reservation-not-found', { id: reservationId })
    if (reservation.status !== 'awaiting-payment') return accept([], null)
    const expired: ReservationExpired = {
      type: 'ReservationExpired',
      ...bookingOf(reservation),
      deadline,
      ...(paymentNeverSent && { paymentNeverSent }),
    }
    return accept([expired], null)
  },
}
