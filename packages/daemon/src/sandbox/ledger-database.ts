import Database from 'better-sqlite3'

const VERSION = 1

/**
 * One row for each key that was ever heard of. The rules of the book are constraints, so that no fault in the
 * code above them can charge a key twice or give back more than was taken.
 */
const SCHEMA = `
  CREATE TABLE charges (
    number    INTEGER PRIMARY KEY,
    key       TEXT NOT NULL UNIQUE,
    charge_id TEXT UNIQUE,
    status    TEXT NOT NULL CHECK (status IN ('approved', 'declined', 'cancelled')),
    method    TEXT,
    reason    TEXT,
    amount    INTEGER NOT NULL CHECK (amount >= 0),
    currency  TEXT NOT NULL,
    charged   INTEGER NOT NULL CHECK (charged IN (0, amount)),
    refunded  INTEGER NOT NULL CHECK (refunded BETWEEN 0 AND charged),
    CHECK (charge_id IS NOT NULL OR charged = 0),
    CHECK (CASE status
      WHEN 'approved' THEN charge_id IS NOT NULL AND charged = amount AND refunded = 0
      WHEN 'declined' THEN charge_id IS NULL AND reason IS NOT NULL
      ELSE refunded = charged
    END)
  ) STRICT
`

/** The ledger was written by a later version, whose rules this one does not know. */
export class LedgerTooNew extends Error {
  override readonly name = 'LedgerTooNew'
}

/** Opens the ledger's database, and makes it where there is none. */
export function openDatabase(file: string): Database.Database {
  const db = new Database(file)
  try {
    // The process before this one may still be finishing its last requests.
    db.pragma('busy_timeout = 5000')
    db.pragma('journal_mode = WAL')
    // Not FULL: a commit is in the operating system's hands when it returns, which outlives any death of this
    // process. Only a power cut takes the last ones, and this book is a model for trying things out.
    db.pragma('synchronous = NORMAL')
    db.transaction(() => migrate(db)).immediate()
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function migrate(db: Database.Database): void {
  const version = db.pragma('user_version', { simple: true })
  if (version === VERSION) return
  if (version !== 0)
    throw new LedgerTooNew(`The ledger has version ${version}; this sandbox knows ${VERSION}.`)
  db.exec(SCHEMA)
  db.pragma(`user_version = ${VERSION}`)
}
