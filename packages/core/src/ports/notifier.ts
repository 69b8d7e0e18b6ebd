import type { Customer } from '../customer/index.ts'
import type { CustomerId, EventId, ReservationId } from '../kernel/index.ts'
import type { Channel, NoticeFields, NoticeTemplate } from '../notice/index.ts'

export type Notice = {
  readonly reservationId: ReservationId
  readonly customerId: CustomerId
  readonly about: EventId
  readonly channel: Channel
  readonly template: NoticeTemplate
  /** one sentence in the customer's language, as MyPage shows it */
  readonly text: string
  /** who is told; not for every channel to pass on */
  readonly customer: Pick<Customer, 'name' | 'email' | 'language'>
  /** what the sentence is made of */
  readonly fields: NoticeFields
  /** when it happened, ISO 8601 */
  readonly happenedAt: string
}

/**
 * Brings a notice to a customer on one channel. Resolves once it is delivered.
 * `about` and `channel` together name the delivery: they stay the same when it is tried again.
 */
export type Notifier = {
  /** only those that the box office is configured for */
  readonly [C in Channel]?: (notice: Notice, signal: AbortSignal) => Promise<void>
}

/** The webhook answered that it wants no notices any more (410): it is to be switched off. No retry can help. */
export class WebhookGone extends Error {
  override readonly name = 'WebhookGone'
  readonly permanent = true
}
