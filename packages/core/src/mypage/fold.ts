import { formatMoney, type PaymentStatus, type ReservationStatus } from '../kernel/index.ts'
import { seatsText } from '../names/index.ts'
import type { RecordedEvent } from '../policies/index.ts'
import type { MyPageChange, ReservationView, TimelineEntry } from './view.ts'

/**
 * MyPage is a pure fold of the events (N5).
 *
 * @param before the reservation that the event is about, as the view has it; undefined before its first event
 * @returns what changes, or undefined if the event does not show on anybody's MyPage
 * @throws if an event about a reservation comes before the one that made it
 */
export function foldMyPage(
  before: ReservationView | undefined,
  event: RecordedEvent,
): MyPageChange | undefined {
  if (!('reservationId' in event)) return undefined
  // The admin's own affair.
  if (event.type === 'NoticeSent' && event.channel === 'webhook') return undefined
  const entry = {
    at: event.at,
    position: event.position,
    type: event.type,
    text: textOf(event),
  }
  const reservation = next(before, event, entry)
  const { customerId, reservationId } = event
  if (event.type !== 'NoticeSent' || event.channel !== 'inbox')
    return { customerId, reservation, entry }
  const notice = { at: event.at, position: event.position, reservationId, text: event.text }
  return { customerId, reservation, entry, notice }
}

/** The reservation that the event is about, or undefined if it is about none. */
export function reservationOf(event: RecordedEvent): string | undefined {
  return 'reservationId' in event ? event.reservationId : undefined
}

type ReservationEvents = Extract<RecordedEvent, { reservationId: string }>

function next(
  before: ReservationView | undefined,
  event: ReservationEvents,
  entry: TimelineEntry,
): ReservationView {
  if (event.type === 'Reserved') return opened(event, entry)
  if (!before)
    throw new Error(`${event.type} at position ${event.position} comes before its reservation.`)
  const timeline = [...before.timeline, entry]
  return { ...before, ...statusAfter(event, before), ...deferralAfter(event), timeline }
}

function opened(
  event: Extract<ReservationEvents, { type: 'Reserved' }>,
  entry: TimelineEntry,
): ReservationView {
  return {
    id: event.reservationId,
    status: 'awaiting-payment',
    paymentStatus: event.deferredUntil === undefined ? 'requested' : 'deferred',
    deferredUntil: event.deferredUntil ?? null,
    performanceId: event.performanceId,
    title: event.title,
    venue: event.venue,
    startsAt: event.startsAt,
    grade: event.grade,
    seats: event.seats,
    amount: { amount: event.amount, currency: event.currency },
    timeline: [entry],
  }
}

/** The statuses that an event leads to; those that it leaves alone are left out. */
function statusAfter(
  event: Exclude<ReservationEvents, { type: 'Reserved' }>,
  before: ReservationView,
): { status?: ReservationStatus; paymentStatus?: PaymentStatus } {
  switch (event.type) {
    case 'PaymentApproved':
      return { status: 'confirmed', paymentStatus: 'approved' }
    case 'PaymentApprovedLate':
      return { paymentStatus: before.paymentStatus === 'cancelled' ? 'cancelled' : 'approved' }
    case 'PaymentDeclined':
      return { status: 'payment-failed', paymentStatus: 'declined' }
    case 'PaymentDeferred':
      return { paymentStatus: 'deferred' }
    case 'ReservationCancelled':
      return { status: 'cancelled' }
    case 'ReservationExpired':
      return { status: 'expired' }
    case 'PaymentCancelled':
      return { paymentStatus: 'cancelled' }
    case 'NoticeSent':
      return {}
  }
}

/** Until when a deferred payment waits at least; a notice leaves that alone, and whatever else happens ends it. */
function deferralAfter(event: ReservationEvents): { deferredUntil?: string | null } {
  if (event.type === 'NoticeSent') return {}
  return { deferredUntil: event.type === 'PaymentDeferred' ? event.retryAt : null }
}

/**
 * An entry stays as it is told, so it promises no time: when a payment is tried next is in `deferredUntil`.
 * Other words need a migration of the view (`daemon/src/mypage/view-database.ts`).
 */
function textOf(event: ReservationEvents): string {
  switch (event.type) {
    case 'Reserved':
      return event.deferredUntil === undefined
        ? `Reserved ${seatsText(event)} for ${moneyOf(event)}; payment requested`
        : `Reserved ${seatsText(event)} for ${moneyOf(event)}; payment is not available just now and follows by itself`
    case 'PaymentApproved':
      return `Payment of ${moneyOf(event)} approved; reservation confirmed`
    case 'PaymentApprovedLate':
      return `Payment of ${moneyOf(event)} was approved too late; it is being refunded`
    case 'PaymentDeferred':
      return 'Payment is not available just now; it follows by itself'
    case 'PaymentDeclined':
      return `Payment declined (${event.reason}); seats released`
    case 'ReservationCancelled':
      return `Cancelled by ${event.by === 'admin' ? 'the box office' : 'you'}; seats released`
    case 'ReservationExpired':
      return 'Expired: not paid in time; seats released'
    case 'PaymentCancelled':
      return event.refunded > 0
        ? `Payment cancelled; ${moneyOf({ ...event, amount: event.refunded })} refunded`
        : 'Payment cancelled; nothing had been charged'
    case 'NoticeSent':
      return `Notice sent (${event.channel}): ${event.text}`
  }
}

const moneyOf = ({ amount, currency }: { amount: number; currency: string }) =>
  formatMoney({ amount, currency })
