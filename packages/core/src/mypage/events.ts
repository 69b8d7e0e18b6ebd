import type { CustomerId, Envelope, ReservationId } from '../kernel/index.ts'
import type { NoticeSent } from '../notice/index.ts'
import type {
  PaymentCancelled,
  PaymentDeclined,
  PaymentDeferred,
  PaymentRefunded,
} from '../payment/index.ts'
import type {
  CustomerInformed,
  ReservationCancelled,
  Reserved,
  SeatsCancelled,
} from '../reservation/index.ts'

type Nothing = Record<never, never>

/** A notice follows from its template and its booking. Older versions recorded its text. */
type NoticeFacts =
  | Pick<NoticeSent, 'template' | 'refunded' | 'announcement'>
  | { readonly text: string }

/** The fields of each event that MyPage needs besides the type. MyPage makes all of its texts from them. */
type Facts = {
  Reserved: Pick<
    Reserved,
    | 'performanceId'
    | 'title'
    | 'venue'
    | 'startsAt'
    | 'grade'
    | 'seats'
    | 'amount'
    | 'currency'
    | 'lines'
    | 'deferredUntil'
  >
  PaymentApproved: Nothing
  PaymentApprovedLate: Nothing
  PaymentNotNeeded: Nothing
  PaymentDeferred: Pick<PaymentDeferred, 'retryAt'>
  PaymentDeclined: Pick<PaymentDeclined, 'reason'>
  PaymentCancelled: Pick<PaymentCancelled, 'refunded' | 'kept'>
  PaymentRefunded: Pick<PaymentRefunded, 'refunded'>
  SeatsCancelled: Pick<SeatsCancelled, 'by' | 'cancelled' | 'reason'>
  ReservationCancelled: Pick<ReservationCancelled, 'by' | 'cancelled' | 'reason'>
  ReservationExpired: Nothing
  CustomerInformed: Pick<CustomerInformed, 'announcement'>
  NoticeSent: Pick<NoticeSent, 'channel'> & NoticeFacts
}

/** An event about a reservation, as MyPage reads it: from the log, or from the fields that MyPage has stored. */
export type MyPageEvent = {
  [Type in keyof Facts]: Facts[Type] & {
    readonly type: Type
    readonly reservationId: ReservationId
    readonly customerId: CustomerId
  } & Pick<Envelope, 'position' | 'at'>
}[keyof Facts]

/** The event that opens a reservation. */
export type Booked = Extract<MyPageEvent, { readonly type: 'Reserved' }>

/**
 * Whether a customer's MyPage shows the event. It shows neither a notice to the admin's webhook, nor one that was never
 * sent.
 */
export function isShown<Event extends { readonly type: string }>(
  event: Event,
): event is Event & MyPageEvent {
  if (!('reservationId' in event) || event.type === 'NoticeSkipped') return false
  return event.type !== 'NoticeSent' || !('channel' in event) || event.channel !== 'webhook'
}

/** Whether the event is a notice in the inbox of MyPage. */
export function isInboxNotice(
  event: MyPageEvent,
): event is Extract<MyPageEvent, { readonly type: 'NoticeSent' }> {
  return event.type === 'NoticeSent' && event.channel === 'inbox'
}

/**
 * The fields of the event that MyPage has to store besides type, time and position. Undefined if there are no others.
 */
export function factsOf(event: MyPageEvent): Facts[keyof Facts] | undefined {
  switch (event.type) {
    case 'Reserved':
      return bookedFacts(event)
    case 'PaymentDeferred':
      return { retryAt: event.retryAt }
    case 'PaymentDeclined':
      return { reason: event.reason }
    case 'PaymentRefunded':
      return { refunded: event.refunded }
    case 'PaymentCancelled': {
      const { refunded, kept } = event
      return kept === undefined ? { refunded } : { refunded, kept }
    }
    case 'SeatsCancelled':
      return { ...cancelFacts(event), cancelled: event.cancelled }
    case 'ReservationCancelled':
      return cancelFacts(event)
    case 'CustomerInformed':
      return { announcement: event.announcement }
    case 'NoticeSent':
      return { channel: event.channel, ...noticeFacts(event) }
    case 'PaymentApproved':
    case 'PaymentApprovedLate':
    case 'PaymentNotNeeded':
    case 'ReservationExpired':
      return undefined
  }
}

function bookedFacts(event: Booked): Facts['Reserved'] {
  const { performanceId, title, venue, startsAt, grade, seats, amount, currency } = event
  return {
    ...{ performanceId, title, venue, startsAt, grade, seats, amount, currency },
    ...(event.lines && { lines: event.lines }),
    ...(event.deferredUntil !== undefined && { deferredUntil: event.deferredUntil }),
  }
}

function cancelFacts(event: Facts['ReservationCancelled']): Facts['ReservationCancelled'] {
  const { by, cancelled, reason } = event
  return { by, ...(cancelled && { cancelled }), ...(reason !== undefined && { reason }) }
}

/** The text stands for all else, as older versions stored it. */
function noticeFacts(event: NoticeFacts): NoticeFacts {
  if ('text' in event) return { text: event.text }
  const { template, refunded, announcement } = event
  return {
    template,
    ...(refunded !== undefined && { refunded }),
    ...(announcement && { announcement }),
  }
}
