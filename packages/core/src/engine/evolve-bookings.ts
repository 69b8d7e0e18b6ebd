import {
  type Booking,
  bookingOf,
  goneWith,
  isFree,
  type Line,
  linesOf,
  msOf,
  type PerformanceId,
  type Seated,
  seatedBy,
} from '../kernel/index.ts'
import type {
  PaymentApproved,
  PaymentApprovedLate,
  PaymentDeclined,
  PaymentNotNeeded,
} from '../payment/index.ts'
import type { RecordedEvent } from '../policies/index.ts'
import type { ReservationCancelled, Reserved, SeatsCancelled } from '../reservation/index.ts'
import { countDiscounts } from './evolve-discounts.ts'
import { freed, taken } from './places-taken.ts'
import { type GradeRow, gradeKey, type ReservationRow } from './rows.ts'
import { countCharge, countSeats, countTime } from './standing.ts'
import type { State } from './state.ts'
import { withdrawPayment } from './unclaimed.ts'

// How the events of a booking change its row, the seats of its grade, and what its customer has.

export type Recorded<Event> = Event & RecordedEvent

export function reserved(state: State, event: Recorded<Reserved>): void {
  moveSeats(state, event, 'available', 'held')
  if (event.lines) countDiscounts(state, event, 1)
  const { reservationId, deferredUntil, refund } = event
  state.reservations.add(reservationId, {
    ...bookingOf(event),
    status: 'awaiting-payment',
    paymentStatus: deferredUntil === undefined ? 'requested' : 'deferred',
    chargeId: null,
    refunded: 0,
    paymentUpdatedAt: event.at,
    paymentMethod: event.paymentMethod,
    deferredUntil,
    countedAt: undefined,
    opened: event.position,
    bookedAt: msOf(event.at),
    ...(refund && { refund }),
  })
}

export function declined(state: State, event: Recorded<PaymentDeclined>): void {
  const countedAt = msOf(event.at)
  moveSeats(state, event, 'held', 'available')
  if (event.lines) countDiscounts(state, event, -1)
  const paymentUpdatedAt = event.at
  change(state, event, {
    status: 'payment-failed',
    paymentStatus: 'declined',
    paymentUpdatedAt,
    countedAt,
  })
  countTime(state, event, 'declines', countedAt)
}

/** Only the customer's own cancels count against the customer's limit. */
export function cancelled(state: State, event: Recorded<ReservationCancelled>): void {
  moveSeats(state, seatsOf(event), event.seatsWere, 'available')
  if (event.lines) countDiscounts(state, event, -1)
  withdrawPayment(state, event)
  const gone = event.cancelled && { gone: withGone(state, event, event.cancelled) }
  if (event.by !== 'customer') {
    change(state, event, { status: 'cancelled', ...gone })
    return
  }
  const countedAt = msOf(event.at)
  change(state, event, { status: 'cancelled', countedAt, ...gone })
  countTime(state, event, 'cancels', countedAt)
}

export function seatsCancelled(state: State, event: Recorded<SeatsCancelled>): void {
  moveSeats(state, seatsOf(event), 'sold', 'available')
  change(state, event, { gone: withGone(state, event, event.cancelled) })
}

/** The seats that a cancel frees. */
function seatsOf(event: ReservationCancelled | SeatsCancelled): Owned {
  // Most cancels are of all seats, and a copy of the event without a field takes long.
  if (!event.cancelled) return event
  const { cancelled, lines: _, ...booking } = event
  return { ...booking, ...seatedBy(cancelled) }
}

const withGone = (
  state: State,
  event: ReservationCancelled | SeatsCancelled,
  more: SeatsCancelled['cancelled'],
) => goneWith(reservationOf(state, event).gone, more)

/** @param chargeId null if the seats were free */
export function approved(
  state: State,
  event: Recorded<PaymentApproved | PaymentNotNeeded>,
  chargeId: string | null,
): void {
  moveSeats(state, event, 'held', 'sold')
  change(state, event, {
    status: 'confirmed',
    paymentStatus: 'approved',
    chargeId,
    paymentUpdatedAt: event.at,
  })
  if (chargeId !== null) countCharge(state, event)
}

/** A cancelled payment stays cancelled: its refund is requested once more, and the customer is notified once. */
export function approvedLate(state: State, event: Recorded<PaymentApprovedLate>): void {
  const { paymentStatus } = reservationOf(state, event)
  change(state, event, {
    paymentStatus: paymentStatus === 'cancelled' ? 'cancelled' : 'approved',
    chargeId: event.chargeId,
    paymentUpdatedAt: event.at,
  })
  countCharge(state, event)
}

type Counter = 'available' | 'held' | 'sold'

/** Seats that a customer has: those of a booking, or of a hold. */
type Owned = Seated & Pick<Booking, 'customerId' | 'performanceId'>

/** Moves the seats of a booking or a hold from one counter of their grades to another, and counts them for the customer. */
export function moveSeats(state: State, where: Owned, from: Counter, to: Counter): void {
  const { performanceId, seats } = where
  for (const line of linesOf(where)) moveLine(state, performanceId, line, from, to)
  if (where.lines?.some(({ places }) => places)) movePlaces(state, where, from, to)
  const more = to === 'held' ? seats : to === 'available' ? -seats : 0
  // Free seats are never unpaid.
  const owed = isFree(where) ? 0 : seats
  const unpaid = to === 'held' ? owed : from === 'held' ? -owed : 0
  countSeats(state, where, more, unpaid)
}

/** Takes the places, or gives them back. Between held and sold they stay taken. */
function movePlaces(state: State, where: Owned, from: Counter, to: Counter): void {
  if (from !== 'available' && to !== 'available') return
  const row = state.places.get(where.performanceId)
  if (!row) throw new Error(`The seats of ${where.performanceId} have no numbers.`)
  const states = from === 'available' ? taken(row, where) : freed(row, where)
  state.places.replace(where.performanceId, { ...row, states })
}

function moveLine(
  state: State,
  performanceId: PerformanceId,
  { grade, seats }: Pick<Line, 'grade' | 'seats'>,
  from: Counter,
  to: Counter,
): void {
  const key = gradeKey(performanceId, grade)
  const before = state.grades.get(key)
  if (before === undefined) throw new Error(`There is no grade ${key}.`)
  if (before[from] < seats)
    throw new Error(`${key} has ${before[from]} seats ${from}, not ${seats}.`)
  const after: { -readonly [K in keyof GradeRow]: GradeRow[K] } = { ...before }
  after[from] -= seats
  after[to] += seats
  state.grades.replace(key, after)
}

export function reservationOf(
  state: State,
  { reservationId }: { reservationId: string },
): ReservationRow {
  const row = state.reservations.get(reservationId)
  if (row === undefined) throw new Error(`There is no reservation ${reservationId}.`)
  return row
}

export function change(
  state: State,
  event: { readonly reservationId: string },
  fields: Partial<ReservationRow>,
): void {
  state.reservations.replace(event.reservationId, { ...reservationOf(state, event), ...fields })
}
