import type { EventId } from '@outerpark/core/kernel'
import type { DomainEvent, RecordedEvent } from '@outerpark/core/policies'
import Database from 'better-sqlite3'

/** The event log of the write side, as the projector reads it: its only sight of that database (N5). */
export type EventLog = {
  /** The events after a position, oldest first. */
  readonly after: (position: number, limit: number) => readonly RecordedEvent[]
  /** The id of the event at a position, or undefined beyond the log's end. */
  readonly idAt: (position: number) => string | undefined
  readonly close: () => void
}

type EventRow = {
  readonly id: EventId
  readonly position: number
  readonly at: string
  readonly correlationId: string
  readonly causationId: string
  readonly data: string
}

/** Opens the database that holds the log, read only. It has to exist. */
export function openEventLog(file: string): EventLog {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  const after = database.prepare<[number, number], EventRow>(
    `SELECT id, position, at, correlation_id AS correlationId, causation_id AS causationId, data
     FROM events WHERE position > ? ORDER BY position LIMIT ?`,
  )
  const idAt = database
    .prepare<[number], string>('SELECT id FROM events WHERE position = ?')
    .pluck()
  return {
    after: (position, limit) => after.all(position, limit).map(recorded),
    idAt: (position) => idAt.get(position),
    close: () => database.close(),
  }
}

function recorded({ data, ...envelope }: EventRow): RecordedEvent {
  // The store wrote it from a DomainEvent, in the commit that made it happen.
  const event = JSON.parse(data) as DomainEvent
  return { ...event, ...envelope }
}
