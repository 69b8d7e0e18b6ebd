import type { PlacesRow, Plan, State } from '@outerpark/core/engine'
import { firstRelease, mapOf } from '@outerpark/core/hall'
import type { HallVersion } from '@outerpark/core/musical'
import type Database from 'better-sqlite3'
import type { HallReader } from './hall-reader.ts'

/**
 * This migration adds halls with their plans, and performances whose seats have numbers: which plan they have, and a byte for each
 * seat (`SeatStates`). Those of before have neither.
 */
export const HALLS = `
  CREATE TABLE halls (
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    plan TEXT NOT NULL, -- JSON
    PRIMARY KEY (id, version)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE performances ADD COLUMN hall TEXT;
  ALTER TABLE performances ADD COLUMN hall_version INTEGER CHECK ((hall IS NULL) = (hall_version IS NULL));
  CREATE TABLE seat_states (
    performance TEXT PRIMARY KEY REFERENCES performances (id),
    states BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
`

/**
 * This migration adds plans for one performance alone, and the time at which a plan releases seats. Its seats may follow another plan than at first, and then a grade may be left
 * without seats: nobody books it any more, and those who have it keep it.
 */
export const OWN_PLANS = `
  ALTER TABLE halls ADD COLUMN performance TEXT; -- only if the plan is for this performance alone
  ALTER TABLE halls ADD COLUMN releases INTEGER; -- how long before the start the first seats are released, ms; NULL if none are
  DROP VIEW grades_with_seats;
  CREATE TABLE seat_counts_of_all (
    grade INTEGER PRIMARY KEY, -- seq of the grade
    capacity INTEGER NOT NULL CHECK (capacity >= 0),
    available INTEGER NOT NULL CHECK (available >= 0),
    held INTEGER NOT NULL CHECK (held >= 0),
    sold INTEGER NOT NULL CHECK (sold >= 0),
    CHECK (available + held + sold = capacity)
  ) STRICT;
  INSERT INTO seat_counts_of_all SELECT grade, capacity, available, held, sold FROM seat_counts;
  DROP TABLE seat_counts;
  ALTER TABLE seat_counts_of_all RENAME TO seat_counts;
  CREATE VIEW grades_with_seats AS
    SELECT g.seq, g.performance_id, g.grade, g.place, g.price, g.currency, c.capacity, c.available, c.held, c.sold
    FROM grades g JOIN seat_counts c ON c.grade = g.seq;
`

/** This migration adds who gave a hall a plan, and when. Of earlier plans only the log knows it. */
export const PLANNED_BY = `
  ALTER TABLE halls ADD COLUMN planned_by TEXT;
  ALTER TABLE halls ADD COLUMN planned_at TEXT CHECK ((planned_by IS NULL) = (planned_at IS NULL)); -- ISO 8601
`

/**
 * @returns loads the seats of a performance in a hall into the working set, if no command has changed them there
 * @throws Error if its seats have no states, or the hall no such version
 */
export function placesLoader(db: Database.Database, halls: HallReader) {
  const states = db
    .prepare<[string], Buffer>('SELECT states FROM seat_states WHERE performance = ?')
    .pluck()
  return (into: State, performanceId: PlacesRow['performanceId'], hall: HallVersion): void => {
    const found = states.get(performanceId)
    if (!found) throw new Error(`The seats of ${performanceId} have no states.`)
    const row = { performanceId, map: halls.map(hall), states: new Uint8Array(found) }
    into.places.load(performanceId, row)
  }
}

/** Writes halls, and the states of seats: once for each performance of a group. */
export function hallWriter(db: Database.Database) {
  const addPlan = db.prepare(
    'INSERT INTO halls (id, version, plan, performance, releases, planned_by, planned_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const addStates = db.prepare('INSERT INTO seat_states (performance, states) VALUES (?, ?)')
  const setStates = db.prepare('UPDATE seat_states SET states = ? WHERE performance = ?')
  return {
    plans({ hallPlans }: Pick<Plan, 'hallPlans'>): void {
      for (const { hallId, version, plan, only = null, actor, at } of hallPlans) {
        const releases = firstRelease(mapOf(plan)) ?? null
        addPlan.run(hallId, version, JSON.stringify(plan), only, releases, actor, at)
      }
    },
    /** The performances are there already. */
    states({ places }: Pick<Plan, 'places'>): void {
      for (const { performanceId, states } of places.added) addStates.run(performanceId, states)
      for (const { performanceId, states } of places.changed) setStates.run(states, performanceId)
    },
  }
}
