import type { Envelope } from '../kernel/index.ts'
import type { RecordedEvent } from '../policies/index.ts'

/** The fields that no reader of the log uses. */
type Unread =
  | Exclude<keyof Envelope, 'position' | 'at'>
  | 'paymentId'
  | 'paymentMethod'
  | 'chargeId'

/** An event without the fields that its readers do not use. Reading the log takes much longer with them. */
export type LoggedEvent = RecordedEvent extends infer Event
  ? Event extends unknown
    ? Omit<Event, Unread>
    : never
  : never

/**
 * The event log, for readers outside of the write side. The log only grows: the event at a position never changes.
 * Positions start at 1 and have no gaps.
 */
export interface EventLog {
  /** The events after a position, oldest first, at most `limit`. There are fewer only at the end of the log. */
  readonly after: (position: number, limit: number) => Promise<readonly LoggedEvent[]>
  /** The id of the event at a position; undefined beyond the end of the log. */
  readonly idAt: (position: number) => Promise<string | undefined>
  /** The position of the last event; 0 if there is none. */
  readonly last: () => Promise<number>
  readonly close: () => Promise<void>
}
