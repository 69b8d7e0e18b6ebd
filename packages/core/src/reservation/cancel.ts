import {
  accept,
  bookingOf,
  type CustomerId,
  chargeLeftOf,
  goneWith,
  isFree,
  isRefused,
  keptOf,
  type Money,
  type Operation,
  type Refused,
  type ReservationId,
  refuse,
  seatsLeft,
} from '../kernel/index.ts'
import type { CancelledLine } from '../refund/index.ts'
import {
  backByPolicy,
  backByStaff,
  linesToCancel,
  type RefundWish,
  refundOf,
  type SeatsToCancel,
} from './back.ts'
import { becauseOf, type CancelledBy, cancellable, whoCancels } from './cancellable.ts'
import type { ReservationCancelled, SeatsCancelled } from './events.ts'
import { type CustomerLimits, refuseCancel, type Standing } from './limits.ts'
import { type Reservation, type ReservationReply, reservationReply } from './state.ts'

export type Cancel = {
  readonly reservationId: ReservationId
  /**
   * a customer may cancel their own reservations: a confirmed one as its refund policy says, an unconfirmed one at any
   * time; an admin may cancel any at any time
   */
  readonly by: CancelledBy
  /** only these seats; undefined: all that the reservation has */
  readonly seats?: SeatsToCancel | undefined
  /** what the customer was told that goes back at least; undefined: whatever goes back now */
  readonly expectedRefund?: Money | undefined
  /** only an admin says it; undefined: what the policy says */
  readonly refund?: RefundWish | undefined
  readonly reason?: string | undefined
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
type Cancelling = Operation<
  Cancel,
  Needs,
  Facts,
  ReservationCancelled | SeatsCancelled,
  ReservationReply
>

/**
 * {@link cancel} with a limit of how many reservations a customer may cancel within an hour. An admin may cancel any. Single
 * seats of a reservation do not count: they were paid, and there are not more of them than were booked.
 */
export function cancelWithin(limits: CustomerLimits): Cancelling {
  if (limits.maxCancelsPerHour === 0) return cancel
  return {
    ...cancel,
    needs: (command) =>
      typeof command.by === 'string'
        ? cancel.needs(command)
        : { ...cancel.needs(command), standing: { customerId: command.by.customerId } },
    decide(command, facts, context) {
      const decision = cancel.decide(command, facts, context)
      const { standing } = facts
      if (decision.kind === 'refused' || typeof command.by === 'string' || !standing)
        return decision
      if (!decision.events.some(({ type }) => type === 'ReservationCancelled')) return decision
      return refuseCancel(limits, standing, context.now) ?? decision
    },
  }
}

/**
 * Frees the seats at once and starts the refund, whatever the status of the payment (F6, F7, N2). How much goes back follows
 * from the refund policy of the booking (domain 3.1). A payment that was certainly never sent ends in the same commit: there is
 * nothing to ask the gateway. Only some of the seats are cancelled only after the payment.
 */
export const cancel: Cancelling = {
  name: 'cancel',
  needs: ({ reservationId: id }) => ({ reservation: id, paymentNeverSent: id }),
  decide(command, { reservation, paymentNeverSent }, { now }) {
    const { by } = command
    const found = cancellable(command, reservation)
    if (isRefused(found)) return found
    const { status } = found
    const lines = linesToCancel(found, command.seats)
    if ('kind' in lines) return lines
    const isWhole = seatsLeft({ seats: seatsLeft(found), gone: lines }) === 0
    if (status !== 'confirmed') {
      const { reservationId: id, title } = found
      if (!isWhole) return refuse('reservation-unpaid', { id })
      // What is charged meanwhile goes back as a whole, so no other sum can be promised.
      if (typeof command.refund === 'object')
        return refuse('refund-fixed', { case: 'unpaid', title })
      return cancelledUnpaid(found, command, paymentNeverSent === true)
    }
    const back =
      by === 'admin'
        ? backByStaff(found, lines, command.refund, now)
        : backByPolicy(found, lines, now)
    if ('kind' in back) return back
    return (
      lessThanExpected(found, back, command.expectedRefund) ??
      (isWhole ? cancelledPaid(found, back, command) : seatsCancelled(found, back, command))
    )
  },
}

/** What is not confirmed is not paid: then the customer only wants to be sure that it never will be. */
function cancelledUnpaid(
  reservation: Reservation,
  command: Cancel,
  neverSent: boolean,
): ReturnType<Cancelling['decide']> {
  const event: ReservationCancelled = {
    type: 'ReservationCancelled',
    ...bookingOf(reservation),
    by: whoCancels(command.by),
    seatsWere: 'held',
    ...(neverSent && { paymentNeverSent: neverSent }),
    ...becauseOf(command, reservation),
  }
  const paymentStatus = neverSent || isFree(reservation) ? 'cancelled' : reservation.paymentStatus
  return accept([event], reservationReply(reservation, 'cancelled', paymentStatus))
}

function cancelledPaid(
  reservation: Reservation,
  back: readonly CancelledLine[],
  command: Cancel,
): ReturnType<Cancelling['decide']> {
  const because = becauseOf(command, reservation)
  const isAll = !reservation.gone && !reservation.refund && keptOf({ gone: back }) === 0
  const gone = isAll ? undefined : goneWith(reservation.gone, back)
  const kept = keptOf({ gone })
  const plain: ReservationCancelled = {
    type: 'ReservationCancelled',
    ...bookingOf(reservation),
    by: whoCancels(command.by),
    seatsWere: 'sold',
  }
  const event: ReservationCancelled =
    gone || because.reason !== undefined
      ? {
          ...plain,
          ...(gone && { cancelled: back }),
          ...(kept > 0 && { chargeLeft: kept }),
          ...because,
        }
      : plain
  const paymentStatus = isFree(reservation) ? 'cancelled' : reservation.paymentStatus
  const after = gone ? { ...reservation, gone } : reservation
  return accept([event], reservationReply(after, 'cancelled', paymentStatus))
}

function seatsCancelled(
  reservation: Reservation,
  back: readonly CancelledLine[],
  command: Cancel,
): ReturnType<Cancelling['decide']> {
  const after = { ...reservation, gone: goneWith(reservation.gone, back) }
  const event: SeatsCancelled = {
    type: 'SeatsCancelled',
    ...bookingOf(reservation),
    by: whoCancels(command.by),
    cancelled: back,
    chargeLeft: chargeLeftOf(after),
    ...becauseOf(command, reservation),
  }
  return accept([event], reservationReply(after, after.status, after.paymentStatus))
}

/** The refusal if less goes back than the customer was told. More is fine. */
function lessThanExpected(
  { title, currency }: Reservation,
  back: readonly CancelledLine[],
  expected: Money | undefined,
): Refused | undefined {
  const refund = { amount: refundOf(back), currency }
  if (!expected || (expected.currency === currency && expected.amount <= refund.amount))
    return undefined
  const kept = { amount: keptOf({ gone: back }), currency }
  return refuse('quote-changed', { title, expected, refund, kept })
}
