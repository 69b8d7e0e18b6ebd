import { isDeepStrictEqual } from 'node:util'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { History, Known } from './known.ts'
import { nameOf } from './known.ts'
import { shownOf } from './lines.ts'
import type { Subject } from './subject.ts'

/** The events that may happen to a reservation only once. */
const ONCE = new Set<RecordedEvent['type']>([
  'Reserved',
  'PaymentApproved',
  'PaymentApprovedLate',
  'PaymentNotNeeded',
  'PaymentDeclined',
  'PaymentDeferred',
  'PaymentCancelled',
  'ReservationCancelled',
  'ReservationExpired',
])

/** The statuses of a reservation in which each event may happen. */
const ALLOWED_IN: Partial<Record<RecordedEvent['type'], readonly string[]>> = {
  PaymentApproved: ['awaiting-payment'],
  PaymentNotNeeded: ['awaiting-payment'],
  PaymentDeclined: ['awaiting-payment'],
  PaymentDeferred: ['awaiting-payment'],
  ReservationExpired: ['awaiting-payment'],
  ReservationCancelled: ['awaiting-payment', 'confirmed'],
  // It comes while the reservation is open if the performance has begun. Then the reservation expires in the same commit.
  SeatsCancelled: ['confirmed'],
  PaymentRefunded: ['confirmed', 'cancelled'],
  PaymentApprovedLate: ['awaiting-payment', 'cancelled', 'expired', 'payment-failed'],
  PaymentCancelled: ['cancelled', 'expired', 'payment-failed'],
}

/**
 * Positions count from 1 without a gap.
 * @param index the event's place in the log, from 0
 */
function withoutGaps(event: RecordedEvent, index: number): string | undefined {
  if (event.position === index + 1) return undefined
  return `${event.type} has the position ${event.position} in the place of ${index + 1}`
}

/** Every event has a cause: a request, the pipeline itself, or an earlier event. */
function hasACause(event: RecordedEvent, ids: ReadonlySet<string>): string | undefined {
  const { causationId } = event
  if (
    /^(RQ-|payment-breaker$|payment-deadline$|hold-deadline$|release$|performance-cancelled$)/.test(
      causationId,
    ) ||
    ids.has(causationId)
  )
    return undefined
  return `${event.type} at ${event.position} was caused by ${causationId}, which never was`
}

/** @param before the reservation up to this event; undefined if this is its first */
function happensInOrder(event: RecordedEvent, before: History | undefined): string | undefined {
  if (!before)
    return 'reservationId' in event && event.type !== 'Reserved'
      ? `${event.type} came before its reservation was made`
      : undefined
  const name = nameOf({ histories: new Map([[before.view.id, before]]) }, before.view.id)
  const again = before.events.find(({ type }) => type === event.type && ONCE.has(type))
  if (again) return `${event.type} of ${name} happened twice`
  const allowed = ALLOWED_IN[event.type]
  if (!allowed || allowed.includes(before.view.status)) return undefined
  return `${event.type} of ${name} came while it was ${before.view.status}`
}

/** A request that is sent again with its key is carried out once. */
function askedOnceDoneOnce(event: RecordedEvent, { histories }: Known): string | undefined {
  if (event.type !== 'Reserved') return undefined
  const twin = [...histories.values()].find(
    ({ reserved }) => reserved.causationId === event.causationId && reserved.id !== event.id,
  )
  return twin && `${event.causationId} led to ${twin.view.id} and to ${event.reservationId}`
}

/** What is known when an event is read. `index`: its place in the log, from 0. `before`: its reservation up to this event. */
type Reading = {
  readonly index: number
  readonly ids: ReadonlySet<string>
  readonly before: History | undefined
  readonly known: Known
}

/** Checks the place of an event in the log, and what led to it. */
export function readLog(
  event: RecordedEvent,
  { index, ids, before, known }: Reading,
  report: (invariant: string, detail: string | undefined) => void,
): void {
  report('log-without-gaps', withoutGaps(event, index))
  report('every-event-has-a-cause', hasACause(event, ids))
  report('event-ids-are-unique', ids.has(event.id) ? `${event.id} stands twice` : undefined)
  report('asked-once-done-once', askedOnceDoneOnce(event, known))
  report('events-in-order', happensInOrder(event, before))
}

/** After the command is committed, the log has one of these events of its reservation. */
const STANDS: Record<string, readonly RecordedEvent['type'][]> = {
  'record-approval': ['PaymentApproved', 'PaymentApprovedLate'],
  'record-cancellation': ['PaymentCancelled', 'PaymentRefunded', 'PaymentDeclined'],
  'record-notice': ['NoticeSent'],
  'skip-notice': ['NoticeSkipped', 'NoticeSent'],
  expire: ['ReservationExpired', 'ReservationCancelled', 'PaymentApproved', 'PaymentDeclined'],
}

/** @param subject the reservation that the command was about */
export function recordedMeansInTheLog(
  command: string,
  subject: string | undefined,
  { histories }: Known,
): string | undefined {
  const wanted = STANDS[command]
  const history = subject === undefined ? undefined : histories.get(subject)
  if (!wanted || !history || history.events.some(({ type }) => wanted.includes(type)))
    return undefined
  return `${command} of booking ${history.booking} was committed, and the log has none of: ${wanted.join(', ')}`
}

/** A booking or cancel that was acknowledged is kept. */
export function promisesKept({ id, row, history }: Subject, known: Known): string | undefined {
  const booked = known.promised.booked.get(id)
  const same =
    !booked ||
    (row !== undefined &&
      isDeepStrictEqual(shownOf(row), booked.lines) &&
      row.performanceId === booked.performanceId &&
      row.customerId === booked.customerId &&
      row.amount === booked.amount &&
      history !== undefined)
  if (!same) return `${nameOf(known, id)} was acknowledged, and is not there any more as it was`
  if (known.promised.cancelled.has(id) && row?.status !== 'cancelled')
    return `the cancel of ${nameOf(known, id)} was acknowledged, and it is ${row?.status}`
  return undefined
}
