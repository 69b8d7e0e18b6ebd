/**
 * This migration puts a reservation into one row: the row also has its payment and its Idempotency-Key, and `offers`
 * has the fields that all bookings of a grade share. A booking then writes three narrow rows: reservation, event,
 * task.
 *
 * Data that follows from another row is not stored again:
 * - the fields of an event about a booking: they follow from the row of the booking, and `events.data` has only the
 *   others;
 * - the id of an event follows from its position, and its correlation id from its type;
 * - the order of a task follows from the event that caused it;
 * - the answer to a booking follows from its Reserved event.
 * Rows of older versions have all of this stored, and are read that way.
 */
export const ONE_ROW = `
  CREATE TABLE offers (
    seq INTEGER PRIMARY KEY,
    performance_id TEXT NOT NULL,
    grade TEXT NOT NULL,
    title TEXT NOT NULL, -- as it was offered; the performance may change later
    venue TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    currency TEXT NOT NULL,
    FOREIGN KEY (performance_id, grade) REFERENCES grades (performance_id, grade)
  ) STRICT;
  INSERT INTO offers (performance_id, grade, title, venue, starts_at, currency)
    SELECT g.performance_id, g.grade, m.title, m.venue, p.starts_at, g.currency
    FROM grades g JOIN performances p ON p.id = g.performance_id JOIN musicals m ON m.id = p.musical_id
    ORDER BY p.seq, g.place;

  CREATE TEMP TABLE opened (seq INTEGER PRIMARY KEY, position INTEGER, method TEXT, deferred_until TEXT);
  INSERT INTO opened SELECT reservation_number(correlation_id), position,
      data ->> 'paymentMethod', data ->> 'deferredUntil'
    FROM events WHERE type = 'Reserved';

  CREATE TABLE reservations_in_one_row (
    seq INTEGER PRIMARY KEY,
    customer INTEGER NOT NULL REFERENCES customers (seq),
    offer INTEGER NOT NULL REFERENCES offers (seq),
    seats INTEGER NOT NULL CHECK (seats > 0),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    method TEXT NOT NULL,
    opened INTEGER NOT NULL, -- position of the Reserved event
    status INTEGER NOT NULL CHECK (status BETWEEN 1 AND 5),
    payment INTEGER NOT NULL CHECK (payment BETWEEN 1 AND 5),
    paid_at INTEGER NOT NULL, -- when the status of the payment last changed, ms since the epoch
    charge_id TEXT,
    deferred_until TEXT,
    key TEXT, -- the customer's Idempotency-Key, if there was one
    fingerprint INTEGER, -- a digest of the request with that key
    CHECK (payment <> 3 OR charge_id IS NOT NULL)
  ) STRICT;
  INSERT INTO reservations_in_one_row
    SELECT r.seq, c.seq, o.seq, r.seats, r.amount, x.method, x.position,
      CASE r.status WHEN 'awaiting-payment' THEN 1 WHEN 'confirmed' THEN 2 WHEN 'cancelled' THEN 3
        WHEN 'payment-failed' THEN 4 WHEN 'expired' THEN 5 END,
      CASE y.status WHEN 'requested' THEN 1 WHEN 'deferred' THEN 2 WHEN 'approved' THEN 3
        WHEN 'declined' THEN 4 WHEN 'cancelled' THEN 5 END,
      time_in_ms(y.updated_at), y.charge_id, x.deferred_until, NULL, NULL
    FROM reservations r JOIN payments y ON y.seq = r.seq JOIN customers c ON c.id = r.customer_id
    JOIN offers o ON o.performance_id = r.performance_id AND o.grade = r.grade
    JOIN opened x ON x.seq = r.seq
    ORDER BY r.seq;
  DROP TABLE opened;
  DROP TABLE payments;
  DROP TABLE reservations;
  ALTER TABLE reservations_in_one_row RENAME TO reservations;

  -- The reservations of each customer. The table is updated in batches: see owner-index.ts.
  CREATE TABLE reservations_of_customers (
    customer INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (customer, seq)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO reservations_of_customers SELECT customer, seq FROM reservations ORDER BY customer, seq;
  INSERT INTO meta SELECT 'owners-indexed-to', coalesce(max(seq), 0) FROM reservations;

  -- The id of an event is made from its position and a random first number, so that box offices have different ids.
  INSERT INTO meta VALUES ('event-ids-from', abs(random() % 562949953421312));
  INSERT INTO meta SELECT 'event-ids-follow-from', coalesce(max(position), 0) + 1 FROM events;

  -- The Idempotency-Keys of one commit's bookings: pairs of a reservation's number and the digest of its key.
  CREATE TABLE booking_keys (
    seq INTEGER PRIMARY KEY,
    kept_at INTEGER NOT NULL,
    pairs BLOB NOT NULL
  ) STRICT;

  -- The reservation of the event. NULL if the event has all of its fields in data.
  ALTER TABLE events ADD COLUMN reservation INTEGER;

  CREATE TABLE tasks_of_subjects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, -- a number is never used twice, even if all tasks are finished
    kind INTEGER NOT NULL CHECK (kind > 0),
    subject ANY NOT NULL, -- the number of a reservation, or the name of another subject
    caused_by ANY NOT NULL, -- the position of an event, or its id if the id is stored
    body TEXT, -- the order, if it does not follow from the event
    due_at INTEGER NOT NULL,
    queued_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    dead INTEGER NOT NULL DEFAULT 0 CHECK (dead IN (0, 1)),
    last_error TEXT
  ) STRICT;
  INSERT INTO tasks_of_subjects (seq, kind, subject, caused_by, body, due_at, queued_at, attempts, dead, last_error)
    SELECT seq, CASE kind WHEN 'approve-payment' THEN 1 WHEN 'cancel-payment' THEN 2 WHEN 'send-notice' THEN 3
        WHEN 'send-mail' THEN 4 WHEN 'send-webhook' THEN 5 END,
      reservation, caused_by, body, iif(lease IS NULL, due_at, queued_at), queued_at, attempts, dead, last_error
    FROM tasks ORDER BY seq;
  -- The numbers of tasks continue after those of the old table.
  UPDATE sqlite_sequence SET seq = coalesce(max(seq, (SELECT old.seq FROM sqlite_sequence old WHERE old.name = 'tasks')), seq)
    WHERE name = 'tasks_of_subjects';
  INSERT INTO sqlite_sequence (name, seq)
    SELECT 'tasks_of_subjects', seq FROM sqlite_sequence WHERE name = 'tasks'
      AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'tasks_of_subjects');
  DROP TABLE tasks;
  ALTER TABLE tasks_of_subjects RENAME TO tasks;
  CREATE INDEX tasks_due ON tasks (kind, due_at, seq) WHERE dead = 0;
  CREATE INDEX tasks_dead ON tasks (seq) WHERE dead = 1;
  CREATE INDEX tasks_dead_by_kind ON tasks (kind, seq) WHERE dead = 1;
  CREATE INDEX tasks_postponed ON tasks (subject) WHERE dead = 0 AND due_at <> queued_at;

  CREATE TABLE notices_by_position (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    reservation INTEGER NOT NULL,
    customer INTEGER NOT NULL,
    about ANY NOT NULL, -- as tasks.caused_by
    channel TEXT NOT NULL,
    template TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (about, channel)
  ) STRICT;
  INSERT INTO notices_by_position
    SELECT n.seq, n.at, reservation_number(n.reservation_id), c.seq, n.about, n.channel, n.template, n.text
    FROM notices n JOIN customers c ON c.id = n.customer_id ORDER BY n.seq;
  DROP TABLE notices;
  ALTER TABLE notices_by_position RENAME TO notices;
  CREATE INDEX notices_of_customer ON notices (customer, seq);

  CREATE VIEW reservations_in_words AS
    SELECT r.seq, c.id AS customer_id, o.performance_id, o.title, o.grade, r.seats, r.amount, o.currency,
      CASE r.status WHEN 1 THEN 'awaiting-payment' WHEN 2 THEN 'confirmed' WHEN 3 THEN 'cancelled'
        WHEN 4 THEN 'payment-failed' WHEN 5 THEN 'expired' END AS status,
      CASE r.payment WHEN 1 THEN 'requested' WHEN 2 THEN 'deferred' WHEN 3 THEN 'approved'
        WHEN 4 THEN 'declined' WHEN 5 THEN 'cancelled' END AS payment_status,
      r.charge_id, r.opened, r.key
    FROM reservations r JOIN customers c ON c.seq = r.customer JOIN offers o ON o.seq = r.offer;
  CREATE VIEW tasks_in_words AS
    SELECT seq, CASE kind WHEN 1 THEN 'approve-payment' WHEN 2 THEN 'cancel-payment' WHEN 3 THEN 'send-notice'
        WHEN 4 THEN 'send-mail' WHEN 5 THEN 'send-webhook' END AS kind,
      subject, caused_by, due_at, queued_at, attempts, dead, last_error FROM tasks;
`
