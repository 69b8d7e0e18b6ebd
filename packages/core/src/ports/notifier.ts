import type { Recipient } from '../customer/index.ts'
import type { CustomerId, EventId, ReservationId } from '../kernel/index.ts'
import type { Channel, NoticeFields, NoticeTemplate } from '../notice/index.ts'

export type Notice = {
  readonly reservationId: ReservationId
  readonly customerId: CustomerId
  readonly about: EventId
  readonly channel: Channel
  readonly template: NoticeTemplate
  /** one sentence in the customer's language */
  readonly text: string
  /** the customer whom the notice is for; not every channel may pass this on */
  readonly customer: Recipient
  /** the values in the sentence */
  readonly fields: NoticeFields
  /** when the event happened, ISO 8601 */
  readonly happenedAt: string
}

/** What a channel asks about notices that it has put off ({@link NoticeHeld}), before it delivers them with another one. */
export type PutOff = {
  /** Whether the notice is still to be sent, and to the same address. */
  readonly isWanted: (notice: Notice) => Promise<boolean>
  /** The notice was delivered along with the other one. */
  readonly delivered: (notice: Notice) => void
}

/**
 * Delivers a notice on one channel, and resolves when it is delivered. `about` and `channel` together identify the
 * delivery: a retry has the same ones.
 */
export type Notifier = {
  /** only the channels that are configured */
  readonly [C in Channel]?: (notice: Notice, signal: AbortSignal, putOff: PutOff) => Promise<void>
}

/** The webhook answered 410: it wants no more notices and has to be switched off. A retry cannot help. */
export class WebhookGone extends Error {
  override readonly name = 'WebhookGone'
  readonly permanent = true
}

/** The notice has to wait, since the customer has had enough for now. It does not count as a try. */
export class NoticeHeld extends Error {
  override readonly name = 'NoticeHeld'
  /** when a retry makes sense, in milliseconds since the epoch */
  readonly retryAt: number
  constructor(message: string, retryAt: number) {
    super(message)
    this.retryAt = retryAt
  }
}
