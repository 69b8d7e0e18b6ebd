import type Database from 'better-sqlite3'
import type { ReadTurns } from '../turns.ts'
import { taskKind } from './codes.ts'
import type { CustomerNumbers } from './customers.ts'

/**
 * This migration gives each task its turn (turns.ts). A task that was never postponed (`due_at = queued_at`) is always
 * due, and is found by its turn; the others are found by their due times. Each task is in one of the two indices.
 */
export const TURNS = `
  ALTER TABLE tasks ADD COLUMN turn INTEGER NOT NULL DEFAULT 0; -- ms since the epoch
  UPDATE tasks SET turn = queued_at;
  DROP INDEX tasks_due;
  DROP INDEX tasks_postponed;
  CREATE INDEX tasks_in_turn ON tasks (kind, turn, seq) WHERE dead = 0 AND due_at = queued_at;
  CREATE INDEX tasks_postponed ON tasks (kind, due_at, seq) WHERE dead = 0 AND due_at <> queued_at;
  CREATE INDEX tasks_postponed_about ON tasks (subject) WHERE dead = 0 AND due_at <> queued_at;
`

/** Reads the last turns of the customers from the tasks that wait, after a restart. */
export function turnReader(
  db: Database.Database,
  { customers }: { readonly customers: CustomerNumbers },
): ReadTurns {
  const last = db
    .prepare<[number, number], [number, number]>(
      `SELECT r.customer, max(t.turn) FROM tasks t CROSS JOIN reservations r ON r.seq = t.subject
       WHERE t.dead = 0 AND t.due_at = t.queued_at AND t.kind = +? AND t.turn > +? GROUP BY r.customer`,
    )
    .raw()
  return (kind, since) =>
    last
      .all(taskKind.of(kind), since)
      .map(([customer, turn]) => [customers.id(customer), turn] as const)
}
