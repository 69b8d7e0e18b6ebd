import Database from 'better-sqlite3'
import { type Migration, migrate } from './migrations.ts'
import { DatabaseRefused } from './refused.ts'

/** SQLite before 3.51.3 can corrupt a database in WAL mode when two connections reset it at once. */
const OLDEST_SQLITE = [3, 51, 3] as const

/**
 * Opens a database for writing as durable as SQLite can be, and brings its tables up to date.
 * @throws DatabaseRefused if the file is of a newer version of the program, or SQLite is too old
 */
export function openDatabase(file: string, migrations: readonly Migration[]): Database.Database {
  const db = new Database(file, { timeout: 5000 })
  try {
    refuseOldSqlite(db)
    db.pragma('journal_mode = WAL')
    db.pragma('foreign_keys = ON')
    migrate(db, migrations)
    beDurable(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** FULL is not what SQLite was compiled with, so it is set by hand and asserted once a write has been made. */
function beDurable(db: Database.Database): void {
  db.pragma('synchronous = FULL')
  if (process.platform === 'darwin') {
    // On macOS fsync leaves data in the drive's cache; only F_FULLFSYNC empties it.
    db.pragma('fullfsync = ON')
    db.pragma('checkpoint_fullfsync = ON')
  }
  // 64 MiB of pages, so that a million reservations do not push the indices out.
  db.pragma('cache_size = -65536')
  // The WAL is emptied each 4,000 pages (16 MiB): fewer, larger checkpoints under load.
  db.pragma('wal_autocheckpoint = 4000')
  db.exec(
    "BEGIN IMMEDIATE; INSERT OR REPLACE INTO meta VALUES ('opened_at', datetime('now')); COMMIT",
  )
  if (db.pragma('synchronous', { simple: true }) !== 2)
    throw new DatabaseRefused('database-not-durable', 'SQLite did not keep synchronous=FULL.')
}

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
