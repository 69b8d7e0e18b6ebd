import { bookingOf } from '../kernel/index.ts'
import type { NoticeSent } from '../notice/index.ts'
import {
  type BreakerChanged,
  markAfter,
  type PaymentApproved,
  type PaymentApprovedLate,
  type PaymentDeclined,
  type PaymentNotNeeded,
} from '../payment/index.ts'
import type { RecordedEvent } from '../policies/index.ts'
import type { Reserved } from '../reservation/index.ts'
import { musicalRegistered, performanceAdded } from './evolve-season.ts'
import { evolveCustomer } from './people.ts'
import { type GradeRow, gradeKey, noticeKey, type ReservationRow } from './rows.ts'
import type { State } from './state.ts'

type Recorded<Event> = Event & RecordedEvent

/**
 * Applies an event to the rows, in the same way for every store. It decides nothing.
 * @throws if the change is impossible, which means that a rule has a bug (N1)
 */
export function evolve(state: State, event: RecordedEvent): void {
  switch (event.type) {
    case 'Reserved':
      reserved(state, event)
      return
    case 'PaymentApproved':
      approved(state, event, event.chargeId)
      return
    case 'PaymentNotNeeded':
      approved(state, event, null)
      return
    case 'PaymentApprovedLate':
      approvedLate(state, event)
      return
    case 'PaymentDeclined':
      declined(state, event)
      return
    case 'PaymentDeferred':
      change(state, event, { paymentStatus: 'deferred', paymentUpdatedAt: event.at })
      return
    case 'PaymentCancelled':
      change(state, event, { paymentStatus: 'cancelled', paymentUpdatedAt: event.at })
      return
    case 'ReservationCancelled':
      moveSeats(state, event, event.seatsWere, 'available')
      change(state, event, { status: 'cancelled' })
      return
    case 'ReservationExpired':
      moveSeats(state, event, 'held', 'available')
      change(state, event, { status: 'expired' })
      return
    case 'NoticeSent':
      noticeSent(state, event)
      return
    case 'WebhookSwitchedOff':
      state.webhooksOff.add(event.webhookId, event.at)
      return
    case 'WebhookSwitchedOn':
      state.webhooksOff.remove(event.webhookId)
      return
    case 'BreakerChanged':
      breakerChanged(state, event)
      return
    case 'CustomerSignedUp':
    case 'CustomerChanged':
    case 'CustomerErased':
      evolveCustomer(state, event)
      return
    case 'MusicalRegistered':
      musicalRegistered(state, event)
      return
    case 'PerformanceAdded':
      performanceAdded(state, event)
      return
    default:
      // An event that is missing above does not compile here.
      event satisfies never
  }
}

function reserved(state: State, event: Recorded<Reserved>): void {
  moveSeats(state, event, 'available', 'held')
  const { reservationId, deferredUntil } = event
  state.reservations.add(reservationId, {
    ...bookingOf(event),
    status: 'awaiting-payment',
    paymentStatus: deferredUntil === undefined ? 'requested' : 'deferred',
    chargeId: null,
    paymentUpdatedAt: event.at,
    paymentMethod: event.paymentMethod,
    deferredUntil,
    opened: event.position,
  })
}

function approved(
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
}

function declined(state: State, event: Recorded<PaymentDeclined>): void {
  moveSeats(state, event, 'held', 'available')
  const { at: paymentUpdatedAt } = event
  change(state, event, { status: 'payment-failed', paymentStatus: 'declined', paymentUpdatedAt })
}

/** A cancelled payment stays cancelled: its refund is requested once more, and the customer is notified once. */
function approvedLate(state: State, event: Recorded<PaymentApprovedLate>): void {
  const { paymentStatus } = reservationOf(state, event)
  change(state, event, {
    paymentStatus: paymentStatus === 'cancelled' ? 'cancelled' : 'approved',
    chargeId: event.chargeId,
    paymentUpdatedAt: event.at,
  })
}

type Counter = 'available' | 'held' | 'sold'
type Seats = { readonly performanceId: string; readonly grade: string; readonly seats: number }

function moveSeats(state: State, where: Seats, from: Counter, to: Counter): void {
  const key = gradeKey(where.performanceId, where.grade)
  const before = state.grades.get(key)
  if (before === undefined) throw new Error(`There is no grade ${key}.`)
  const { seats } = where
  if (before[from] < seats)
    throw new Error(`${key} has ${before[from]} seats ${from}, not ${seats}.`)
  const after: { -readonly [K in keyof GradeRow]: GradeRow[K] } = { ...before }
  after[from] -= seats
  after[to] += seats
  state.grades.replace(key, after)
}

function reservationOf(state: State, { reservationId }: { reservationId: string }): ReservationRow {
  const row = state.reservations.get(reservationId)
  if (row === undefined) throw new Error(`There is no reservation ${reservationId}.`)
  return row
}

function change(
  state: State,
  event: { readonly reservationId: string },
  fields: Partial<ReservationRow>,
): void {
  state.reservations.replace(event.reservationId, { ...reservationOf(state, event), ...fields })
}

function noticeSent(state: State, event: Recorded<NoticeSent>): void {
  const { at, reservationId, customerId, about, channel, template, text } = event
  const row = { at, reservationId, customerId, about, channel, template, text }
  state.notices.add(noticeKey(about, channel), row)
}

function breakerChanged(state: State, event: Recorded<BreakerChanged>): void {
  const mark = markAfter(state.breaker, event)
  state.breaker = mark
  state.group.breakerMarks.push({ position: event.position, mark })
}
