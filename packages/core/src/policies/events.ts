import type { AccessEvent } from '../access/index.ts'
import type { CustomerEvent } from '../customer/index.ts'
import type { DiscountEvent } from '../discount/index.ts'
import type { HallEvent } from '../hall/index.ts'
import type { Envelope } from '../kernel/index.ts'
import type { MusicalEvent } from '../musical/index.ts'
import type { NoticeEvent } from '../notice/index.ts'
import type { PaymentEvent } from '../payment/index.ts'
import type { ReservationEvent } from '../reservation/index.ts'

/** All events of the box office. */
export type DomainEvent =
  | AccessEvent
  | CustomerEvent
  | DiscountEvent
  | HallEvent
  | MusicalEvent
  | ReservationEvent
  | PaymentEvent
  | NoticeEvent

/** An event as the log stores and publishes it (O2). */
export type RecordedEvent = DomainEvent & Envelope

/**
 * The id of what the event belongs to: a reservation, a musical, the performance of a hold, a customer, a staff member or a webhook. Events of the
 * breaker belong to `payment-gateway`, and those of a lost charge to its key.
 */
export function correlationOf(event: DomainEvent): string {
  if ('reservationId' in event) return event.reservationId
  if (event.type === 'BreakerChanged') return 'payment-gateway'
  if ('key' in event) return event.key
  if ('until' in event || 'because' in event) return event.performanceId
  if ('musicalId' in event) return event.musicalId
  if ('plan' in event) return event.hallId
  if ('webhookId' in event) return event.webhookId
  if ('owner' in event) return event.owner
  if ('staffId' in event) return event.staffId
  return event.customerId
}
