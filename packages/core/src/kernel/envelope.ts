import type { EventId } from './ids.ts'
import type { Actor } from './token.ts'

/** The fields that the store adds to every event when it appends the event (O2). */
export type Envelope = {
  readonly id: EventId
  /** place in the log: 1, 2, 3, … without gaps */
  readonly position: number
  /** ISO 8601, UTC */
  readonly at: string
  /** what the event belongs to: the id of a reservation, musical, customer, staff member or webhook, or `payment-gateway` */
  readonly correlationId: string
  /** the cause of the event: the id of another event, a request or a task, or the name of a part of the pipeline */
  readonly causationId: string
  /** who made it happen. It is stored only if it does not follow from the event (`actorOf`) */
  readonly actor: Actor
}
