import { ACCESS } from './access-tables.ts'
import { BOOKING_FEES } from './booking-fees.ts'
import { ADDRESS_CODES } from './codes-table.ts'
import { DISCOUNTS } from './discounts.ts'
import { FIRST_TABLES } from './first-tables.ts'
import { HALL_TIMES } from './hall-times.ts'
import { HALLS, OWN_PLANS, PLANNED_BY } from './halls.ts'
import { HOLDS } from './holds.ts'
import { LINES } from './lines.ts'
import type { Migration } from './migrations.ts'
import { OFF_SALE } from './off-sale.ts'
import { ONE_ROW } from './one-row.ts'
import { PAST_HOLDS } from './past-holds.ts'
import { PEOPLE_BESIDE } from './people-beside.ts'
import { REFUNDS } from './refunds.ts'
import { SEARCH_KEYS } from './search-keys.ts'
import { SEAT_COUNTS } from './seat-counts.ts'
import { TURNS } from './task-turns.ts'

/**
 * About the statements in this folder: SQLite is built with STAT4 here. So it compiles a statement again for each
 * value of a `?` that its plan may depend on (LIMIT, or an index column under ORDER BY). That takes longer than
 * running the statement. `+?` is an expression, which the planner does not examine, and the index is still
 * used.
 */

/**
 * The tables of the write side. CHECK and UNIQUE constraints repeat the invariants, so that no bug can write a wrong
 * state (N1).
 *
 * A booking writes no index with keys in random order: it would write an extra page for each booking, which more than
 * halves the bookings per second. That is why
 * - the id of a reservation is its scattered row number (`numberedId`),
 * - owners are indexed in batches (owner-index.ts),
 * - Idempotency-Keys are indexed in memory (booking-keys.ts, answers.ts).
 * Leases are only in memory (leases.ts): they end with the process anyway.
 */
export const MIGRATIONS: readonly Migration[] = [
  FIRST_TABLES,
  // Existing tasks get the time of this migration as their queueing time. Only the log has the real one.
  `
  ALTER TABLE tasks ADD COLUMN queued_at INTEGER NOT NULL DEFAULT 0;
  UPDATE tasks SET queued_at = unixepoch() * 1000;

  CREATE TABLE breaker_changes (
    position INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('closed', 'open', 'half-open')),
    retry_at INTEGER,
    paused_before INTEGER NOT NULL -- how long the breaker was not closed before, in total, ms
  ) STRICT;
  CREATE INDEX breaker_changes_by_time ON breaker_changes (at, position);
  `,
  // One queue for each channel. SQLite cannot change a CHECK, so the tasks move into a new table.
  `
  ALTER TABLE customers ADD COLUMN mail INTEGER NOT NULL DEFAULT 1 CHECK (mail IN (0, 1));

  CREATE TABLE webhooks_off (webhook TEXT PRIMARY KEY, since TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE tasks_by_channel (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, -- a number is never used twice, even if all tasks are finished
    kind TEXT NOT NULL CHECK (kind IN
      ('approve-payment', 'cancel-payment', 'send-notice', 'send-mail', 'send-webhook')),
    reservation INTEGER NOT NULL,
    caused_by TEXT NOT NULL,
    body TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease TEXT,
    dead INTEGER NOT NULL DEFAULT 0 CHECK (dead IN (0, 1)),
    last_error TEXT,
    queued_at INTEGER NOT NULL
  ) STRICT;
  INSERT INTO tasks_by_channel (seq, kind, reservation, caused_by, body, due_at, attempts, lease, dead, last_error, queued_at)
    SELECT seq, kind, reservation, caused_by, body, due_at, attempts, lease, dead, last_error, queued_at FROM tasks;
  DROP TABLE tasks;
  ALTER TABLE tasks_by_channel RENAME TO tasks;
  CREATE INDEX tasks_due ON tasks (kind, due_at, seq) WHERE dead = 0;
  CREATE INDEX tasks_dead ON tasks (seq) WHERE dead = 1;
  CREATE INDEX tasks_dead_by_kind ON tasks (kind, seq) WHERE dead = 1;
  -- A task that succeeds at the first try is never in this index.
  CREATE INDEX tasks_to_retry ON tasks (reservation) WHERE dead = 0 AND attempts > 0 AND lease IS NULL;
  `,
  // Tasks that were returned untried are postponed too. For an outage that has already begun, `away_since` is the
  // time of its last probe.
  `
  DROP INDEX tasks_to_retry;
  ALTER TABLE breaker_changes ADD COLUMN away_since INTEGER;
  CREATE INDEX tasks_postponed ON tasks (reservation) WHERE dead = 0 AND lease IS NULL AND due_at <> queued_at;
  `,
  ONE_ROW,
  // Each opening begins a run of event ids: see event-ids.ts.
  `
  CREATE TABLE event_numbers (position INTEGER PRIMARY KEY, number INTEGER NOT NULL) STRICT;
  INSERT INTO event_numbers SELECT p.value, p.value + n.value FROM meta p, meta n
    WHERE p.name = 'event-ids-follow-from' AND n.name = 'event-ids-from';
  DELETE FROM meta WHERE name IN ('event-ids-follow-from', 'event-ids-from');
  `,
  PEOPLE_BESIDE,
  // When the customer cancelled the reservation, or its payment was declined (ms since the epoch): both count against the
  // customer's limits. Those before this migration do not count.
  `
  ALTER TABLE reservations ADD COLUMN counted_at INTEGER;
  `,
  // Notices that were skipped have a reason. The index finds an earlier notice of the same reservation and channel. Payments
  // (kinds 1 and 2) are not in it, since each booking would write it.
  `
  ALTER TABLE notices ADD COLUMN because TEXT;
  CREATE INDEX tasks_of_notices ON tasks (subject, kind, seq) WHERE dead = 0 AND kind > 2;
  `,
  TURNS,
  HALL_TIMES,
  ACCESS,
  ADDRESS_CODES,
  SEAT_COUNTS,
  // The text of a notice is made when it is read. Older versions stored it, and those texts stay.
  `
  ALTER TABLE notices ADD COLUMN refunded INTEGER; -- what went back, if something did
  -- Refusals are decided again. Version 0.1 kept them, with sentences in the place of parameters.
  DELETE FROM answers WHERE answer ->> 'kind' = 'refused';
  `,
  SEARCH_KEYS,
  // What went back when the payment was cancelled: all of it or nothing. The card may have been charged although no
  // answer came, so `charge_id` does not say it.
  `
  ALTER TABLE reservations ADD COLUMN refunded INTEGER NOT NULL DEFAULT 0;
  UPDATE reservations SET refunded = amount WHERE seq IN (
    SELECT reservation FROM events WHERE iif(type = 'PaymentCancelled', data ->> 'refunded', 0) > 0);
  `,
  LINES,
  HALLS,
  HOLDS,
  OWN_PLANS,
  REFUNDS,
  OFF_SALE,
  PAST_HOLDS,
  PLANNED_BY,
  BOOKING_FEES,
  DISCOUNTS,
]
