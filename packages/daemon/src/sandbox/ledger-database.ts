import Database from 'better-sqlite3'

/**
 * The rules of the ledger are constraints of the tables. So no fault in the code can charge a key twice, or refund more
 * than was charged. `charges` has one row for each key that was ever used.
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

/** The table of the first version, in which a charge could only be refunded completely. */
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

/** Each migration takes a ledger from the version that is its index to the next one. A released one never changes. */
const MIGRATIONS = [
  ALL_OR_NOTHING,
  // Old refunds have no key. They get the key with which the box office asks again for a refund of the whole charge.
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
  'ALTER TABLE charges ADD COLUMN at INTEGER', // when the key was first used, ms since the epoch
  // The knobs that were turned since the last reset, each with its value in JSON.
  'CREATE TABLE knobs (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT',
]
const VERSION = MIGRATIONS.length

/** A later version wrote the ledger. This version does not know its rules. */
export class LedgerTooNew extends Error {
  override readonly name = 'LedgerTooNew'
}

/**
 * Opens the ledger's database. Creates it if it does not exist.
 * @throws LedgerTooNew
 */
export function openDatabase(file: string): Database.Database {
  const db = new Database(file)
  try {
    // The previous process may still be finishing its last requests.
    db.pragma('busy_timeout = 5000')
    db.pragma('journal_mode = WAL')
    db.pragma('foreign_keys = ON')
    // Not FULL: the operating system has every commit when it returns, so a commit survives the death of this process.
    // Only a power cut can lose the last commits, and this ledger is only for trying things out.
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
