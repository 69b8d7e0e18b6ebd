import type { EventLog } from '@outerpark/core/ports'
import { customerNumbers } from './customers.ts'
import { openReader } from './database.ts'
import { eventIds } from './event-ids.ts'
import { eventRows } from './event-rows.ts'
import { loggedEvents } from './logged-events.ts'
import { offerTable } from './offers.ts'

/**
 * Opens the event log on its own read-only connection, for threads other than the writer's.
 * @param file the database of the write side; it has to exist
 */
export function openSqliteEventLog(file: string): EventLog {
  const db = openReader(file)
  const parts = { offers: offerTable(db), customers: customerNumbers(db), ids: eventIds(db) }
  const events = eventRows(db, parts)
  const logged = loggedEvents(db, parts)
  return {
    after: async (position, limit) => logged.after(position, limit),
    idAt: async (position) => events.idAt(position),
    last: async () => events.last(),
    close: async () => void db.close(),
  }
}
