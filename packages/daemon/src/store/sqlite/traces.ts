import Database from 'better-sqlite3'
import { BUSY_MS } from './database.ts'

/** A file up to this size (bytes) is rewritten while the daemon runs. That takes about a quarter of a second. */
const SMALL = 64 * 1024 * 1024

/**
 * What SQLite leaves of deleted personal data. `secure_delete` overwrites each deleted row, but when SQLite moves rows from
 * one page to another it leaves copies in the unused part of the page. Only a new file has none of them. So `meta` says
 * that there may be some, and the file is rewritten.
 */
export function tracesIn(db: Database.Database) {
  const mark = db.prepare("INSERT OR REPLACE INTO meta VALUES ('traces', '1')")
  const marked = db.prepare("SELECT 1 FROM meta WHERE name = 'traces'").pluck()
  const clear = db.prepare("DELETE FROM meta WHERE name = 'traces'")
  const sizeOf = db
    .prepare<[], number>('SELECT page_count * page_size FROM pragma_page_count, pragma_page_size')
    .pluck()

  const remove = (): void => {
    // The journal has old pages too. A reader in the middle of its work keeps them; then this is done again later.
    if (!emptyJournal(db)) return
    db.exec('VACUUM')
    if (emptyJournal(db)) clear.run()
  }

  /** whether the journal may have personal data that was deleted */
  let inJournal = false

  return {
    /** Notes that a customer was erased. Call it in the transaction that does so. */
    mark: (): void => void mark.run(),
    /** Notes that other personal data was deleted or replaced, of which only the journal still has traces. */
    markJournal(): void {
      inJournal = true
    },
    /** Removes the traces if there may be some. If the disk is full, the next start tries it again. */
    removeAtStart(): void {
      if (marked.get() === undefined) return
      try {
        remove()
      } catch (error) {
        if (!(error instanceof Database.SqliteError)) throw error
      }
    },
    /**
     * Removes the traces from the journal, and from a small file. A large file has to wait for the next start, since bookings
     * would wait.
     */
    removeSoon(): void {
      if (marked.get() !== undefined && (sizeOf.get() ?? 0) <= SMALL) remove()
      if (inJournal && emptyJournal(db)) inJournal = false
    },
  }
}

export type Traces = ReturnType<typeof tracesIn>

/**
 * Empties the journal, unless somebody reads the database now. It does not wait for readers: an export reads in this thread
 * and would never end.
 * @returns whether it is empty
 */
export function emptyJournal(db: Database.Database): boolean {
  db.pragma('busy_timeout = 0')
  try {
    const [done] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[]
    return done?.busy === 0
  } finally {
    db.pragma(`busy_timeout = ${BUSY_MS}`)
  }
}
