/** The first migration: the tables as they were in the beginning. Later migrations have changed many of them. */
export const FIRST_TABLES = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    at TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    causation_id TEXT NOT NULL,
    data TEXT NOT NULL
  ) STRICT;

  CREATE TABLE customers (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL CHECK (language IN ('en', 'ko'))
  ) STRICT;

  CREATE TABLE tokens (
    hash TEXT PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES customers (id),
    created_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE musicals (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    venue TEXT NOT NULL,
    running_minutes INTEGER
  ) STRICT;

  CREATE TABLE performances (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    musical_id TEXT NOT NULL REFERENCES musicals (id),
    starts_at TEXT NOT NULL,
    starts_at_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX performances_by_time ON performances (starts_at_ms, seq);
  CREATE INDEX performances_of_musical ON performances (musical_id, starts_at_ms, seq);

  CREATE TABLE grades (
    performance_id TEXT NOT NULL REFERENCES performances (id),
    grade TEXT NOT NULL,
    place INTEGER NOT NULL,
    price INTEGER NOT NULL CHECK (price >= 0),
    currency TEXT NOT NULL,
    capacity INTEGER NOT NULL CHECK (capacity > 0),
    available INTEGER NOT NULL CHECK (available >= 0),
    held INTEGER NOT NULL CHECK (held >= 0),
    sold INTEGER NOT NULL CHECK (sold >= 0),
    PRIMARY KEY (performance_id, grade),
    CHECK (available + held + sold = capacity)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE reservations (
    seq INTEGER PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES customers (id),
    performance_id TEXT NOT NULL,
    grade TEXT NOT NULL,
    seats INTEGER NOT NULL CHECK (seats > 0),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    currency TEXT NOT NULL,
    status TEXT NOT NULL
      CHECK (status IN ('awaiting-payment', 'confirmed', 'cancelled', 'payment-failed', 'expired')),
    FOREIGN KEY (performance_id, grade) REFERENCES grades (performance_id, grade)
  ) STRICT;

  CREATE TABLE payments (
    seq INTEGER PRIMARY KEY REFERENCES reservations (seq),
    status TEXT NOT NULL
      CHECK (status IN ('requested', 'deferred', 'approved', 'declined', 'cancelled')),
    charge_id TEXT,
    updated_at TEXT NOT NULL,
    CHECK (status <> 'approved' OR charge_id IS NOT NULL)
  ) STRICT;

  CREATE TABLE notices (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    reservation_id TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    about TEXT NOT NULL,
    channel TEXT NOT NULL,
    template TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (about, channel)
  ) STRICT;
  CREATE INDEX notices_of_customer ON notices (customer_id, seq);

  CREATE TABLE tasks (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('approve-payment', 'cancel-payment', 'send-notice')),
    reservation INTEGER NOT NULL,
    caused_by TEXT NOT NULL,
    body TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease TEXT,
    dead INTEGER NOT NULL DEFAULT 0 CHECK (dead IN (0, 1)),
    last_error TEXT
  ) STRICT;
  CREATE INDEX tasks_due ON tasks (kind, due_at, seq) WHERE dead = 0;
  CREATE INDEX tasks_dead ON tasks (seq) WHERE dead = 1;

  CREATE TABLE answers (
    seq INTEGER PRIMARY KEY,
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    kept_at INTEGER NOT NULL
  ) STRICT;
  `
