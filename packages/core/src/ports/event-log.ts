import type { Booking, Envelope } from '../kernel/index.ts'
import type { RecordedEvent } from '../policies/index.ts'

/** What every event about a booking repeats of it, except whose it is. The booking itself, a `Reserved`, says it. */
type Repeated = Exclude<keyof Booking, 'reservationId' | 'customerId'>
/** What no reader of the log looks at. */
type Unread =
  | Exclude<keyof Envelope, 'position' | 'at'>
  | 'paymentId'
  | 'paymentMethod'
  | 'chargeId'
  | 'musicalId'

type Read<Event> = Event extends { readonly type: 'Reserved' }
  ? Omit<Event, Unread>
  : Omit<Event, Unread | Repeated>

/** An event, without what readers of a million of them do not look at: to put that together takes half of the time. */
export type LoggedEvent = RecordedEvent extends infer Event
  ? Event extends unknown
    ? Read<Event>
    : never
  : never

/**
 * The event log, as those read it who are not the write side. It only grows: what stands at a position stays there, and
 * the positions run from 1 without a gap.
 */
export interface EventLog {
  /** The events after a position, oldest first, `limit` at most. They are fewer only where the log ends. */
  readonly after: (position: number, limit: number) => Promise<readonly LoggedEvent[]>
  /** The id of the event at a position; undefined beyond the end of the log. */
  readonly idAt: (position: number) => Promise<string | undefined>
  /** The position of the last event; 0 if there is none. */
  readonly last: () => Promise<number>
  readonly close: () => Promise<void>
}
