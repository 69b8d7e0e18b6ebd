import { randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'

/** The name of this box office at the gateway. It is made with the database and stored in it. */
export function officeName(db: Database.Database): string {
  db.prepare("INSERT OR IGNORE INTO meta VALUES ('office', ?)").run(randomBytes(8).toString('hex'))
  return String(db.prepare("SELECT value FROM meta WHERE name = 'office'").pluck().get())
}
