import type {
  Announcement,
  CustomerId,
  EventId,
  LineShown,
  Money,
  ReservationId,
  ReservationStatus,
} from '../kernel/index.ts'
import type { NoticeTemplate } from '../names/index.ts'
import type { WebhookSwitchedOff, WebhookSwitchedOn } from './webhook.ts'

/**
 * The channels of notices. `inbox` is shown on MyPage and always exists, `mail` goes to the customer, `webhook` to the
 * admin's address. The configuration says which of them a box office has.
 */
export const CHANNELS = ['inbox', 'mail', 'webhook'] as const
export type Channel = (typeof CHANNELS)[number]

export type { NoticeTemplate }

/** What a notice says about its booking. It follows from the booking, so that no event has to repeat it. */
export type NoticeFields = {
  readonly title: string
  /** with the hall's offset */
  readonly startsAt: string
  /** null if the seats are of several grades */
  readonly grade: string | null
  readonly seats: number
  /** only if the seats are of several grades or have numbers */
  readonly lines?: readonly LineShown[]
  readonly amount: Money
  /** the seats that are left after a cancel of some; absent in notices of older versions */
  readonly left?: { readonly seats: number; readonly lines: readonly LineShown[] }
  /** what went back; 0 except for `payment-cancelled` and `payment-refunded` */
  readonly refunded: Money
  /** what is said of the performance; only if the notice is about that */
  readonly announcement?: Announcement
}

export type NoticeSent = {
  readonly type: 'NoticeSent'
  readonly reservationId: ReservationId
  readonly customerId: CustomerId
  /** the event that the notice is about; each event has at most one notice on each channel */
  readonly about: EventId
  readonly channel: Channel
  readonly template: NoticeTemplate
  /** how much went back, in the currency's smallest unit; only if something did */
  readonly refunded?: number
  /** what was said of the performance, if that is what it is about */
  readonly announcement?: Announcement
  /** the text that was sent; only older versions recorded it */
  readonly text?: string
}

/**
 * A notice was overtaken before it went out, so it is never sent: a customer who has cancelled gets no "confirmed"
 * afterwards.
 */
export type NoticeSkipped = {
  readonly type: 'NoticeSkipped'
  readonly reservationId: ReservationId
  readonly customerId: CustomerId
  /** the event that the notice was about */
  readonly about: EventId
  readonly channel: Channel
  readonly template: NoticeTemplate
  /** the status of the reservation, which the notice would contradict */
  readonly because: ReservationStatus
}

export type NoticeEvent = NoticeSent | NoticeSkipped | WebhookSwitchedOff | WebhookSwitchedOn
