import {
  accept,
  bookingOf,
  type CustomerId,
  hasBegun,
  isFree,
  isOver,
  type Operation,
  type ReservationId,
  refuse,
} from '../kernel/index.ts'
import type { ReservationCancelled } from './events.ts'
import { type CustomerLimits, refuseCancel, type Standing } from './limits.ts'
import { type Reservation, type ReservationReply, reservationReply } from './state.ts'

export type Cancel = {
  readonly reservationId: ReservationId
  /**
   * a customer may cancel their own reservations: a confirmed one before the performance, an unconfirmed one at any
   * time; an admin may cancel any at any time
   */
  readonly by: { readonly customerId: CustomerId } | 'admin'
}

type Needs = {
  reservation: ReservationId
  paymentNeverSent: ReservationId
  standing?: { customerId: CustomerId }
}
type Facts = {
  reservation: Reservation | undefined
  paymentNeverSent?: boolean
  standing?: Standing | undefined
}
type Cancelling = Operation<Cancel, Needs, Facts, ReservationCancelled, ReservationReply>

/** {@link cancel} with a limit of how many reservations a customer may cancel within an hour. An admin may cancel any. */
export function cancelWithin(limits: CustomerLimits): Cancelling {
  if (limits.maxCancelsPerHour === 0) return cancel
  return {
    ...cancel,
    needs: (command) =>
      command.by === 'admin'
        ? cancel.needs(command)
        : { ...cancel.needs(command), standing: { customerId: command.by.customerId } },
    decide(command, facts, context) {
      const decision = cancel.decide(command, facts, context)
      const { standing } = facts
      if (decision.kind === 'refused' || command.by === 'admin' || !standing) return decision
      return refuseCancel(limits, standing, context.now) ?? decision
    },
  }
}

/**
 * Frees the seats at once and starts the refund, whatever the status of the payment (F6, F7, N2). A payment that was
 * certainly never sent ends in the same commit: there is nothing to ask the gateway.
 */
export const cancel: Cancelling = {
  name: 'cancel',
  needs: ({ reservationId: id }) => ({ reservation: id, paymentNeverSent: id }),
  decide({ reservationId, by }, { reservation, paymentNeverSent }, { now }) {
    // A customer must not find out that somebody else's reservation exists.
    if (!reservation || (by !== 'admin' && by.customerId !== reservation.customerId))
      return refuse('reservation-not-found', { id: reservationId })
    const { status, title, startsAt } = reservation
    if (status === 'cancelled')
      return refuse('reservation-already-cancelled', { id: reservationId })
    if (isOver(status)) return refuse('reservation-not-cancellable', { id: reservationId, status })
    // What is not confirmed is not paid: then the customer only wants to be sure that it never will be.
    if (by !== 'admin' && status === 'confirmed' && hasBegun(reservation, now))
      return refuse('performance-has-begun', { case: 'cancelling', title, startsAt })
    const neverSent = status === 'awaiting-payment' && paymentNeverSent === true
    const cancelled: ReservationCancelled = {
      type: 'ReservationCancelled',
      ...bookingOf(reservation),
      by: by === 'admin' ? 'admin' : 'customer',
      seatsWere: status === 'confirmed' ? 'sold' : 'held',
      ...(neverSent && { paymentNeverSent: neverSent }),
    }
    const isSettled = neverSent || isFree(reservation)
    const paymentStatus = isSettled ? 'cancelled' : reservation.paymentStatus
    return accept([cancelled], reservationReply(reservation, 'cancelled', paymentStatus))
  },
}
