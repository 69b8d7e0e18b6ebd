import type { RecordedEvent } from '@outerpark/core/policies'
import Database from 'better-sqlite3'
import { customerNumbers } from '../store/sqlite/customers.ts'
import { eventIds } from '../store/sqlite/event-ids.ts'
import { eventRows } from '../store/sqlite/event-rows.ts'
import { offerTable } from '../store/sqlite/offers.ts'

/** The event log of the write side, as the projector reads it: its only sight of that database (N5). */
export type EventLog = {
  /** The events after a position, oldest first. */
  readonly after: (position: number, limit: number) => readonly RecordedEvent[]
  /** The id of the event at a position, or undefined beyond the log's end. */
  readonly idAt: (position: number) => string | undefined
  readonly close: () => void
}

/** Opens the database that holds the log, read only. It has to exist. */
export function openEventLog(file: string): EventLog {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  const parts = { offers: offerTable(database), customers: customerNumbers(database) }
  const events = eventRows(database, { ...parts, ids: eventIds(database) })
  return {
    after: (position, limit) => events.from(position + 1, limit),
    idAt: (position) => events.idAt(position),
    close: () => database.close(),
  }
}
