import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { emptyJournal } from './traces.ts'

/** A write-ahead log of more bytes is emptied when nothing is written. SQLite uses its file again, but never shortens it. */
const LARGE = 32 * 1024 * 1024
const LOOK_EVERY_MS = 1_000

/** The size of the write-ahead log of a database, in bytes; 0 if there is none. */
export const journalBytes = (database: string): number =>
  statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0

/**
 * Shortens a large write-ahead log while nobody writes. It grows while a reader stays at an old state, as a backup does.
 * @returns stops it
 */
export function keepJournalSmall(
  db: Database.Database,
  { large = LARGE, everyMs = LOOK_EVERY_MS } = {},
): () => void {
  const written = db.prepare<[], number>('SELECT total_changes()').pluck()
  let before: number | undefined
  const look = (): void => {
    if (journalBytes(db.name) <= large) {
      before = undefined
      return
    }
    const now = written.get()
    // Idle: nothing was written since the last look.
    if (now === before) tryToEmpty(db)
    before = now
  }
  const timer = setInterval(look, everyMs).unref()
  return () => clearInterval(timer)
}

/** Before the database is closed. What the disk does not take now stays in the journal, and the next opening reads it. */
export function emptyAtEnd(db: Database.Database): void {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
  }
}

/** A disk in trouble leaves it as it is: the next look tries it again. */
function tryToEmpty(db: Database.Database): void {
  try {
    emptyJournal(db)
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
  }
}
