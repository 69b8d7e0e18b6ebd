import Database from 'better-sqlite3'

/**
 * The rules of the book are constraints, so that no fault in the code above them can charge a key twice or give back
 * more than was taken. There is one row in `charges` for each key that was ever heard of.
 */
const CHARGES_AND_REFUNDS = `
  CREATE TABLE charges (
    number    INTEGER PRIMARY KEY,
    key       TEXT NOT NULL UNIQUE,
    charge_id TEXT UNIQUE,
    status    TEXT NOT NULL CHECK (status IN ('approved', 'declined', 'voided')),
    method    TEXT,
    reason    TEXT,
    amount    INTEGER NOT NULL CHECK (amount >= 0),
    currency  TEXT NOT NULL,
    charged   INTEGER NOT NULL,
    -- The sum of its refunds, which the trigger keeps.
    refunded  INTEGER NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND charged),
    CHECK (CASE status
      WHEN 'approved' THEN charge_id IS NOT NULL AND charged = amount
      WHEN 'declined' THEN charge_id IS NULL AND charged = 0 AND reason IS NOT NULL
      ELSE charge_id IS NULL AND charged = 0
    END)
  ) STRICT;
  CREATE TABLE refunds (
    number     INTEGER PRIMARY KEY,
    charge     INTEGER NOT NULL REFERENCES charges (number),
    refund_key TEXT NOT NULL UNIQUE,
    refund_id  TEXT NOT NULL UNIQUE,
    amount     INTEGER NOT NULL CHECK (amount > 0),
    reason     TEXT
  ) STRICT;
  CREATE INDEX refunds_of_charge ON refunds (charge);
  CREATE TRIGGER refunds_add_up AFTER INSERT ON refunds BEGIN
    UPDATE charges SET refunded = refunded + NEW.amount WHERE number = NEW.charge;
  END;
`

/** What a ledger looked like while a charge could be given back only as a whole. */
const ALL_OR_NOTHING = `
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

/** Each takes a ledger from the version that is its index to the next. One that was released never changes. */
const MIGRATIONS = [
  ALL_OR_NOTHING,
  // The refunds of before had no key. They get the one that the box office would ask for again: the whole charge.
  `ALTER TABLE charges RENAME TO charges_before;
   ${CHARGES_AND_REFUNDS}
   INSERT INTO charges (number, key, charge_id, status, method, reason, amount, currency, charged)
     SELECT number, key, charge_id,
       CASE WHEN status <> 'cancelled' THEN status WHEN charge_id IS NULL THEN 'voided' ELSE 'approved' END,
       method, reason, amount, currency, charged
     FROM charges_before;
   INSERT INTO refunds (charge, refund_key, refund_id, amount)
     SELECT number, key || ':0-' || refunded, 're_' || lower(hex(randomblob(16))), refunded
     FROM charges_before WHERE refunded > 0 ORDER BY number;
   DROP TABLE charges_before`,
]
const VERSION = MIGRATIONS.length

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
    db.pragma('foreign_keys = ON')
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
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > VERSION)
    throw new LedgerTooNew(`The ledger has version ${version}; this sandbox knows ${VERSION}.`)
  for (const migration of MIGRATIONS.slice(version)) db.exec(migration)
  db.pragma(`user_version = ${VERSION}`)
}
