import type { Money, PaymentStatus, ReservationStatus } from '../kernel/index.ts'
import type { RecordedEvent } from '../policies/index.ts'
import { type Booked, isInboxNotice, isShown, type MyPageEvent } from './events.ts'
import type { MyPageChange, NoticeView, ReservationView, TimelineEntry } from './view.ts'
import { textOf } from './words.ts'

/**
 * MyPage is a pure fold of the events (N5).
 *
 * @param before the reservation that the event is about, after the events before; undefined before its first event
 * @param event of the log, or as it was kept of one
 * @returns what changes, or undefined if the event does not show on anybody's MyPage
 * @throws if an event about a reservation comes before the one that made it
 */
export function foldMyPage(
  before: ReservationView | undefined,
  event: RecordedEvent | MyPageEvent,
): MyPageChange | undefined {
  if (!isShown(event)) return undefined
  const reservation = next(before, event)
  const entry = entryOf(event, reservation.amount)
  const change = {
    customerId: event.customerId,
    reservation: { ...reservation, timeline: [...reservation.timeline, entry] },
    entry,
  }
  return isInboxNotice(event) ? { ...change, notice: noticeOf(event) } : change
}

/** A notice as the inbox shows it. */
export function noticeOf(event: Extract<MyPageEvent, { readonly type: 'NoticeSent' }>): NoticeView {
  const { at, position, reservationId, text } = event
  return { at, position, reservationId, text }
}

const entryOf = (event: MyPageEvent, total: Money): TimelineEntry => ({
  at: event.at,
  position: event.position,
  type: event.type,
  text: textOf(event, total),
})

/** The reservation after the event, but with the timeline from before it. */
function next(before: ReservationView | undefined, event: MyPageEvent): ReservationView {
  if (event.type === 'Reserved') return opened(event)
  if (!before)
    throw new Error(`${event.type} at position ${event.position} comes before its reservation.`)
  return { ...before, ...statusAfter(event, before), ...deferralAfter(event) }
}

function opened(event: Booked): ReservationView {
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
    timeline: [],
  }
}

/** The statuses that an event leads to; those that it leaves alone are left out. */
function statusAfter(
  event: Exclude<MyPageEvent, Booked>,
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
function deferralAfter(event: MyPageEvent): { deferredUntil?: string | null } {
  if (event.type === 'NoticeSent') return {}
  return { deferredUntil: event.type === 'PaymentDeferred' ? event.retryAt : null }
}
