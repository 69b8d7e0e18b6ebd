import { accept, bookingOf, type Operation, type ReservationId, refuse } from '../kernel/index.ts'
import type { ReservationExpired } from './events.ts'
import type { Reservation } from './state.ts'

/**
 * When a reservation has to be paid: a time after it was made, and later by what was lost while the gateway was left
 * alone, since that is not the customer's fault. All in milliseconds, times since the epoch.
 */
export function paymentDeadline(paid: {
  readonly reservedAt: number
  readonly allowedMs: number
  readonly pausedMs: number
}): number {
  return paid.reservedAt + paid.allowedMs + paid.pausedMs
}

export type Expire = {
  readonly reservationId: ReservationId
  /** as {@link paymentDeadline} has it, ISO 8601; it is past */
  readonly deadline: string
}

/**
 * Gives the seats of an unpaid reservation back, since its deadline is past. One that was paid, cancelled or declined
 * meanwhile stays as it is. Whether the card was charged after all, only the gateway can say: that is asked next.
 */
export const expire: Operation<
  Expire,
  { reservation: ReservationId },
  { reservation: Reservation | undefined },
  ReservationExpired,
  null
> = {
  name: 'expire',
  needs: ({ reservationId }) => ({ reservation: reservationId }),
  decide({ reservationId, deadline }, { reservation }) {
    if (!reservation)
      return refuse('reservation-not-found', `There is no reservation ${reservationId}.`)
    if (reservation.status !== 'awaiting-payment') return accept([], null)
    return accept([{ type: 'ReservationExpired', ...bookingOf(reservation), deadline }], null)
  },
}
