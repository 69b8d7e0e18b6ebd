import {
  endOfChoice,
  type GoneLine,
  keptOf,
  linesWithout,
  msOf,
  type PaymentStatus,
  type ReservationStatus,
  shownLines,
} from '../kernel/index.ts'
import type { RecordedEvent } from '../policies/index.ts'
import { type Booked, isInboxNotice, isShown, type MyPageEvent } from './events.ts'
import { entryOf, noticeParams } from './timeline.ts'
import type { MyPageChange, ReservationView } from './view.ts'

/**
 * Applies one event to a customer's MyPage. MyPage is a pure fold of the events (N5).
 *
 * @param before the event's reservation after all earlier events; undefined if this is its first event
 * @param event an event of the log, or one made from the fields that MyPage has stored
 * @returns the change, or undefined if no MyPage shows the event
 * @throws if the first event of a reservation is not `Reserved`
 */
export function foldMyPage(
  before: ReservationView | undefined,
  event: RecordedEvent | MyPageEvent,
): MyPageChange | undefined {
  if (!isShown(event)) return undefined
  const reservation = next(before, event)
  const entry = entryOf(event, reservation)
  const change = {
    customerId: event.customerId,
    reservation: { ...reservation, timeline: [...reservation.timeline, entry] },
    entry,
  }
  if (!isInboxNotice(event)) return change
  const { at, position, reservationId } = event
  return {
    ...change,
    notice: { at, position, reservationId, ...noticeParams(event, reservation) },
  }
}

/** The reservation after the event. The timeline does not have the event yet. */
function next(before: ReservationView | undefined, event: MyPageEvent): ReservationView {
  if (event.type === 'Reserved') return opened(event)
  if (!before)
    throw new Error(`${event.type} at position ${event.position} comes before its reservation.`)
  return {
    ...before,
    ...statusAfter(event, before),
    ...deferralAfter(event),
    ...seatsAfter(event, before),
    ...refundAfter(event, before),
    ...showingAfter(event, before),
  }
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
    lines: shownLines(event),
    amount: { amount: event.amount, currency: event.currency },
    timeline: [],
  }
}

/** The statuses that the event sets. Statuses that it does not change are left out. */
function statusAfter(
  event: Exclude<MyPageEvent, Booked>,
  before: ReservationView,
): { status?: ReservationStatus; paymentStatus?: PaymentStatus } {
  switch (event.type) {
    case 'PaymentApproved':
    case 'PaymentNotNeeded':
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
    case 'SeatsCancelled':
    case 'PaymentRefunded':
    case 'CustomerInformed':
    case 'NoticeSent':
      return {}
  }
}

/** The seats that are left after a cancel of some of them, and what the house keeps. */
function seatsAfter(
  event: MyPageEvent,
  before: ReservationView,
): Pick<ReservationView, 'left' | 'kept'> {
  if (event.type === 'SeatsCancelled') {
    const lines = linesWithout(before.left?.lines ?? before.lines, event.cancelled)
    const seats = lines.reduce((sum, line) => sum + line.seats, 0)
    return { left: { seats, lines }, ...keptAfter(event.cancelled, before) }
  }
  if (event.type !== 'ReservationCancelled' || !event.cancelled) return {}
  return keptAfter(event.cancelled, before)
}

function keptAfter(
  cancelled: readonly GoneLine[],
  { kept, amount }: ReservationView,
): Pick<ReservationView, 'kept'> {
  const sum = (kept?.amount ?? 0) + keptOf({ gone: cancelled })
  return sum > 0 ? { kept: { ...amount, amount: sum } } : {}
}

/** What a change of the performance has changed of its bookings: the time or the title, and until when the customer may choose. */
function showingAfter(
  event: MyPageEvent,
  { choice }: ReservationView,
): Partial<Pick<ReservationView, 'title' | 'startsAt' | 'choice'>> {
  if (event.type !== 'CustomerInformed') return {}
  const { announcement } = event
  const end = endOfChoice(announcement)
  // A choice that was given before is not taken back by a shorter one.
  const isLater = end !== undefined && (choice === undefined || end > msOf(choice))
  return {
    ...(announcement.kind === 'moved' && { startsAt: announcement.startsAt }),
    ...(announcement.kind === 'renamed' && { title: announcement.title }),
    ...(isLater && 'until' in announcement && { choice: announcement.until }),
  }
}

function refundAfter(
  event: MyPageEvent,
  { refunded, amount }: ReservationView,
): Pick<ReservationView, 'refunded'> {
  if (event.type !== 'PaymentRefunded' && event.type !== 'PaymentCancelled') return {}
  const sum = (refunded?.amount ?? 0) + event.refunded
  return sum > 0 ? { refunded: { ...amount, amount: sum } } : {}
}

/**
 * The earliest next try of a deferred payment, after the event. A notice does not change it; every other event ends
 * the deferral.
 */
function deferralAfter(event: MyPageEvent): { deferredUntil?: string | null } {
  if (event.type === 'NoticeSent' || event.type === 'CustomerInformed') return {}
  return { deferredUntil: event.type === 'PaymentDeferred' ? event.retryAt : null }
}
