import { randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'

/** What this box office is called outside: made when its database is, and kept in it. */
export function officeName(db: Database.Database): string {
  db.prepare("INSERT OR IGNORE INTO meta VALUES ('office', ?)").run(randomBytes(8).toString('hex'))
  return String(db.prepare("SELECT value FROM meta WHERE name = 'office'").pluck().get())
}
