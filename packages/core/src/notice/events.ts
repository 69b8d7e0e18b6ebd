import type { CustomerId, EventId, ReservationId } from '../kernel/index.ts'
import type { NoticeTemplate } from '../names/index.ts'
import type { WebhookSwitchedOff, WebhookSwitchedOn } from './webhook.ts'

/**
 * The ways on which a notice goes out: `inbox` is what MyPage shows and is always there, `mail` goes to the customer,
 * `webhook` to an address of the admin's. A box office has those that its configuration names.
 */
export const CHANNELS = ['inbox', 'mail', 'webhook'] as const
export type Channel = (typeof CHANNELS)[number]

export type { NoticeTemplate }

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

export type NoticeEvent = NoticeSent | WebhookSwitchedOff | WebhookSwitchedOn
