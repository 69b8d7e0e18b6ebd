import Database from 'better-sqlite3'
import { type Migration, migrate } from './migrations.ts'
import { DatabaseRefused } from './refused.ts'

/** SQLite before 3.51.3 can corrupt a database in WAL mode if two connections reset the WAL at the same time. */
const OLDEST_SQLITE = [3, 51, 3] as const

/** How long a statement waits for another connection, in milliseconds. */
export const BUSY_MS = 5_000

/**
 * Opens a database for durable writing, and migrates its tables to the newest version.
 * @throws DatabaseRefused if a newer version of the program wrote the file, or if SQLite is too old
 */
export function openDatabase(file: string, migrations: readonly Migration[]): Database.Database {
  const db = new Database(file, { timeout: BUSY_MS })
  try {
    refuseOldSqlite(db)
    db.pragma('journal_mode = WAL')
    // What is deleted is overwritten (docs/design/store.md). FAST does so only in pages that are written anyway.
    db.pragma('secure_delete = FAST')
    migrate(db, migrations)
    db.pragma('foreign_keys = ON')
    beDurable(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** FULL is not SQLite's compiled default. It is set on each connection that writes. */
export function waitForDisk(db: Database.Database): void {
  db.pragma('synchronous = FULL')
  if (process.platform !== 'darwin') return
  // On macOS fsync leaves data in the drive's cache; only F_FULLFSYNC writes it to the disk.
  db.pragma('fullfsync = ON')
  db.pragma('checkpoint_fullfsync = ON')
}

/** Checked after the first write. */
function beDurable(db: Database.Database): void {
  waitForDisk(db)
  // 64 MiB of pages, so that the indexes stay in memory with a million reservations.
  db.pragma('cache_size = -65536')
  // A checkpoint after every 4,000 pages (16 MiB): fewer and larger checkpoints under load.
  db.pragma('wal_autocheckpoint = 4000')
  db.exec(
    "BEGIN IMMEDIATE; INSERT OR REPLACE INTO meta VALUES ('opened_at', datetime('now')); COMMIT",
  )
  if (db.pragma('synchronous', { simple: true }) !== 2)
    throw new DatabaseRefused('database-not-durable', 'SQLite did not keep synchronous=FULL.')
}

/** Opens an existing database on a connection of its own that only reads. */
export const openReader = (file: string): Database.Database =>
  new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS })

function refuseOldSqlite(db: Database.Database): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  for (const [i, oldest] of OLDEST_SQLITE.entries()) {
    const part = parts[i] ?? 0
    if (part > oldest) return
    if (part < oldest)
      throw new DatabaseRefused(
        'sqlite-too-old',
        `SQLite ${version} can corrupt a database; ${OLDEST_SQLITE.join('.')} or later is needed.`,
      )
  }
}
