import type { CustomerId, EventId, ReservationId } from '../kernel/index.ts'
import type { Channel, NoticeTemplate } from '../notice/index.ts'

export type Notice = {
  readonly reservationId: ReservationId
  readonly customerId: CustomerId
  readonly about: EventId
  readonly channel: Channel
  readonly template: NoticeTemplate
  readonly text: string
}

/**
 * Brings a notice to a customer on one channel. Resolves once it is delivered.
 * `about` and `channel` together name the delivery: they stay the same when it is tried again.
 */
export type Notifier = {
  /** only those that the box office is configured for */
  readonly [C in Channel]?: (notice: Notice, signal: AbortSignal) => Promise<void>
}
