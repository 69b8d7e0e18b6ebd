import type { EventId } from './ids.ts'

/** What the store adds to every event when it is appended (O2). */
export type Envelope = {
  readonly id: EventId
  /** place in the one global order, from 1, without gaps that a reader could miss an event in */
  readonly position: number
  /** ISO 8601, UTC */
  readonly at: string
  /** what the event belongs to: the reservation's id, or the musical's or customer's */
  readonly correlationId: string
  /** what made it happen: the id of an event, or of a request from outside */
  readonly causationId: string
}
