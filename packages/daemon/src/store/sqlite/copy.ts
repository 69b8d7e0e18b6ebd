import { closeSync, fdatasyncSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { openReader, waitForDisk } from './database.ts'
import { eventIds } from './event-ids.ts'
import { readHomeMemory } from './home-memory.ts'
import { MIGRATIONS } from './tables.ts'

/** The newest version of the tables that this program knows. */
export const NEWEST_SCHEMA = MIGRATIONS.length

/**
 * So much (bytes) is copied between two waits for the disk. With less the copy takes longer: 12 s with 2 MiB, 7 s with 8 and
 * 5 s with 32 for 770 MB. With more the commits of slow disks wait longer behind it.
 */
const STEP = 16 * 1024 * 1024

/**
 * A rest is so many times as long as the step before it. With 20 customers who book and a million reservations, bookings beside
 * backups: 0.72 without rests, 0.79 with 1, 0.76 with 1.5, and 0.65 with 2, since the journal grows as long as the copy lasts. A
 * backup takes 9 to 12 s with 1, and 6 to 10 without.
 */
const REST = 1

/**
 * Copies a database that others write meanwhile. One read transaction holds all steps together: without it each commit of a
 * writer would make the copy begin anew, and it would never end beside bookings. It blocks its thread and no writer; the
 * journal of the database grows meanwhile.
 *
 * After each step it waits for the disk. If all were written at the end, each commit would wait behind it for seconds. Then it
 * rests, so that those who write have the disk for themselves half of the time.
 *
 * @param to a file that does not exist; it becomes a database in one file, without a journal
 * @param beside whether others write it. If nobody does, it does not rest
 * @throws SqliteError, and Node's own errors
 */
export async function copyDatabase(
  from: string,
  to: string,
  { beside }: { readonly beside: boolean },
): Promise<void> {
  const db = openReader(from)
  const written = openSync(to, 'a')
  try {
    db.exec('BEGIN')
    const pages = Math.ceil(STEP / Number(db.pragma('page_size', { simple: true })))
    // Only now the transaction has begun.
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    let begun = performance.now()
    await db.backup(to, {
      progress() {
        fdatasyncSync(written)
        if (beside) rest(REST * (performance.now() - begun))
        begun = performance.now()
        return pages
      },
    })
    db.exec('COMMIT')
  } finally {
    closeSync(written)
    db.close()
  }
  const copy = new Database(to, { fileMustExist: true })
  try {
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
}

/** Blocks this thread for so many milliseconds. */
const rest = (ms: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/**
 * Moves what the journal has into the database, as far as readers allow. After a copy that is much: here it does not hold up
 * the thread that commits. What goes wrong, such as a full disk, the next commit meets as well.
 */
export function emptyJournalBeside(file: string): void {
  const db = new Database(file, { fileMustExist: true, timeout: 0 })
  try {
    waitForDisk(db)
    db.pragma('wal_checkpoint(PASSIVE)')
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
  } finally {
    db.close()
  }
}

/** As much of a file as is read as memory, in bytes: SQLite takes as much as it can. */
const MAPPED = 2 ** 40

/**
 * Looks for damage in a database: in its pages, rows and indexes. With a million reservations it takes seconds.
 * @returns the first thing that is wrong; undefined if nothing is
 */
export function damageIn(file: string): string | undefined {
  try {
    const db = openReader(file)
    try {
      // Nobody writes it. Read as memory it takes a fifth less time.
      db.pragma(`mmap_size = ${MAPPED}`)
      const found = db.prepare<[], string>('PRAGMA integrity_check(1)').pluck().get()
      return found === 'ok' ? undefined : (found ?? 'the check said nothing')
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return error.message
    throw error
  }
}

/** What a copy of the database of a box office says about itself. */
export type CopyFacts = {
  readonly schema: number
  readonly office: string
  readonly openings: number
  /** of the last event */
  readonly position: number
  /** of the last event; null if there is none, or if the tables are of another version */
  readonly eventId: string | null
  readonly note: (name: string) => string | undefined
}

/**
 * @returns undefined if there is no box office in it
 * @throws SqliteError if the file is no database
 */
export function factsOf(file: string): CopyFacts | undefined {
  const memory = readHomeMemory(file)
  if (!memory) return undefined
  const db = openReader(file)
  try {
    const schema = Number(db.pragma('user_version', { simple: true }))
    const { position } = memory
    return { ...memory, schema, eventId: schema === NEWEST_SCHEMA ? idAt(db, position) : null }
  } finally {
    db.close()
  }
}

function idAt(db: Database.Database, position: number): string | null {
  const stored = db.prepare<[number], string>('SELECT id FROM events WHERE position = ?').pluck()
  // Only events of older versions have a stored id.
  const id = stored.get(position)
  return id === undefined ? null : id || eventIds(db).at(position)
}
