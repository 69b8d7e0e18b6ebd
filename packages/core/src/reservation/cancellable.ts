import {
  type CustomerId,
  isOver,
  type Refused,
  type ReservationId,
  refuse,
} from '../kernel/index.ts'
import type { Reservation } from './state.ts'

/** Who cancels: a customer, whose reservation it has to be, the box office, or the house, because the performance does not take place. */
export type CancelledBy = { readonly customerId: CustomerId } | 'admin' | 'house'

/** Who cancels, as events have it. */
export const whoCancels = (by: CancelledBy): 'customer' | 'admin' | 'house' =>
  typeof by === 'string' ? by : 'customer'

/** The reservation, if it can be cancelled by the one who asks, sooner or later. */
export function cancellable(
  { reservationId: id, by }: { readonly reservationId: ReservationId; readonly by: CancelledBy },
  reservation: Reservation | undefined,
): Reservation | Refused {
  // A customer must not find out that somebody else's reservation exists.
  if (!reservation || (typeof by !== 'string' && by.customerId !== reservation.customerId))
    return refuse('reservation-not-found', { id })
  const { status } = reservation
  if (status === 'cancelled') return refuse('reservation-already-cancelled', { id })
  if (isOver(status)) return refuse('reservation-not-cancellable', { id, status })
  return reservation
}

/** Why seats are cancelled: as staff say, or the reason that the house gave for the whole performance. */
export function becauseOf(
  command: { readonly by: CancelledBy; readonly reason?: string | undefined },
  { off }: Reservation,
): { readonly reason?: string } {
  const reason = command.by === 'house' ? off?.reason : command.reason
  return reason === undefined ? NO_REASON : { reason }
}
const NO_REASON = {}
