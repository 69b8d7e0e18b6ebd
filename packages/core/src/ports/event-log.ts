import type { RecordedEvent } from '../policies/index.ts'

/**
 * The event log, as those read it who are not the write side. It only grows: what stands at a position stays there, and
 * the positions run from 1 without a gap.
 */
export interface EventLog {
  /** The events after a position, oldest first, `limit` at most. They are fewer only where the log ends. */
  readonly after: (position: number, limit: number) => Promise<readonly RecordedEvent[]>
  /** The id of the event at a position; undefined beyond the end of the log. */
  readonly idAt: (position: number) => Promise<string | undefined>
  /** The position of the last event; 0 if there is none. */
  readonly last: () => Promise<number>
  readonly close: () => Promise<void>
}
