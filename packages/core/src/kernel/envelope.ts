import type { EventId } from './ids.ts'

/** The fields that the store adds to every event when it appends the event (O2). */
export type Envelope = {
  readonly id: EventId
  /** place in the log: 1, 2, 3, … without gaps */
  readonly position: number
  /** ISO 8601, UTC */
  readonly at: string
  /** the reservation, musical or customer to which the event belongs: its id */
  readonly correlationId: string
  /** the cause of the event: the id of another event, or of a request */
  readonly causationId: string
}
