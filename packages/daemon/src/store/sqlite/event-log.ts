import type { EventId } from '@outerpark/core/kernel'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { EventLog } from '@outerpark/core/ports'
import Database from 'better-sqlite3'

type Row = readonly [
  id: string,
  position: number,
  at: string,
  correlationId: string,
  causationId: string,
  data: string,
]

/**
 * Reads the event log on a connection of its own, which can only read: for threads beside the one that writes.
 * @param file the database of the write side; it has to exist
 */
export function openSqliteEventLog(file: string): EventLog {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 })
  const after = db
    .prepare<[number, number], Row>(
      `SELECT id, position, at, correlation_id, causation_id, data
       FROM events WHERE position > +? ORDER BY position LIMIT +?`,
    )
    .raw()
  const idAt = db.prepare<[number], string>('SELECT id FROM events WHERE position = ?').pluck()
  const last = db.prepare<[], number | null>('SELECT max(position) FROM events').pluck()
  return {
    after: async (position, limit) => after.all(position, limit).map(recorded),
    idAt: async (position) => idAt.get(position),
    last: async () => last.get() ?? 0,
    close: async () => void db.close(),
  }
}

function recorded([id, position, at, correlationId, causationId, data]: Row): RecordedEvent {
  // The store wrote the text from a DomainEvent. Assigned, not spread: millions are read in a row, and that is half the time.
  return Object.assign(JSON.parse(data) as RecordedEvent, {
    id: id as EventId, // the store wrote that, too
    position,
    at,
    correlationId,
    causationId,
  })
}
