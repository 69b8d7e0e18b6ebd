import type Database from 'better-sqlite3'
import { eventIds } from '../../packages/daemon/src/store/sqlite/event-ids.ts'

/**
 * The ids of events, as in mails and webhooks. `sql` selects either the positions of events, from which the ids follow,
 * or the ids themselves.
 */
export function eventNames(db: Database.Database, sql: string): string[] {
  const ids = eventIds(db)
  const names = db.prepare<[], number | string>(sql).pluck().all()
  return names.map((name) => (typeof name === 'number' ? ids.at(name) : name))
}
