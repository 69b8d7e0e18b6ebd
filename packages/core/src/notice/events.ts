import type { CustomerId, EventId, ReservationId } from '../kernel/index.ts'

/** The ways on which a notice reaches a customer; `inbox` is the one that MyPage shows. */
export const CHANNELS = ['inbox'] as const
export type Channel = (typeof CHANNELS)[number]

/** What a notice says; {@link renderNotice} has the words. */
export type NoticeTemplate =
  | 'payment-approved'
  | 'payment-declined'
  | 'payment-deferred'
  | 'payment-cancelled'

export type NoticeSent = {
  readonly type: 'NoticeSent'
  readonly reservationId: ReservationId
  readonly customerId: CustomerId
  /** the event that it tells of; each event is told once on each channel */
  readonly about: EventId
  readonly channel: Channel
  readonly template: NoticeTemplate
  readonly text: string
}

export type NoticeEvent = NoticeSent
