import type { CustomerEvent } from '../customer/index.ts'
import type { Envelope } from '../kernel/index.ts'
import type { MusicalEvent } from '../musical/index.ts'
import type { NoticeEvent } from '../notice/index.ts'
import type { PaymentEvent } from '../payment/index.ts'
import type { ReservationEvent } from '../reservation/index.ts'

/** Everything that can happen. */
export type DomainEvent =
  | CustomerEvent
  | MusicalEvent
  | ReservationEvent
  | PaymentEvent
  | NoticeEvent

/** An event as the log holds and publishes it (O2). */
export type RecordedEvent = DomainEvent & Envelope

/** What the event belongs to: the reservation that it is about, or the musical, the customer, the gateway, the webhook. */
export function correlationOf(event: DomainEvent): string {
  if ('reservationId' in event) return event.reservationId
  if (event.type === 'BreakerChanged') return 'payment-gateway'
  if ('musicalId' in event) return event.musicalId
  if ('webhookId' in event) return event.webhookId
  return event.customerId
}
