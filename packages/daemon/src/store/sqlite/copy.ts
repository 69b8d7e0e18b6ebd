import Database from 'better-sqlite3'
import { openReader } from './database.ts'
import { eventIds } from './event-ids.ts'
import { readHomeMemory } from './home-memory.ts'
import { MIGRATIONS } from './tables.ts'

/** The newest version of the tables that this program knows. */
export const NEWEST_SCHEMA = MIGRATIONS.length

/** More pages than a database can have. */
const ALL_PAGES = 2 ** 31 - 1

/**
 * Copies a database that others write meanwhile. All pages go in one step, in one read transaction: a copy in several steps
 * begins anew with each commit of a writer, and never ends beside bookings. It blocks its thread and no writer; the journal
 * of the database grows meanwhile.
 *
 * @param to a file that does not exist; it becomes a database in one file, without a journal
 * @throws SqliteError, and Node's own errors
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const db = openReader(from)
  try {
    await db.backup(to, { progress: () => ALL_PAGES })
  } finally {
    db.close()
  }
  const copy = new Database(to, { fileMustExist: true })
  try {
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
}

/**
 * Looks for damage in a database: in its pages, rows and indexes. With a million reservations it takes seconds.
 * @returns the first thing that is wrong; undefined if nothing is
 */
export function damageIn(file: string): string | undefined {
  try {
    const db = openReader(file)
    try {
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
