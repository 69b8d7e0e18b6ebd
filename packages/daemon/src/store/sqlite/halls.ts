import type { HallRow, PlacesRow, Plan, State } from '@outerpark/core/engine'
import { type HallDraft, mapOf, type SeatMap } from '@outerpark/core/hall'
import type { HallId } from '@outerpark/core/kernel'
import type { HallVersion } from '@outerpark/core/musical'
import type Database from 'better-sqlite3'

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

type PlanColumns = { readonly id: HallId; readonly version: number; readonly plan: string }

/** Reads halls, and the maps of their plans, which never change: a map that was made once stays in memory. */
export function hallReader(db: Database.Database) {
  const newest = `SELECT id, max(version) AS version, plan FROM halls`
  const one = db.prepare<[string], PlanColumns>(`${newest} WHERE id = ? GROUP BY id`)
  const all = db.prepare<[], PlanColumns>(`${newest} GROUP BY id ORDER BY id`)
  const version = db.prepare<[string, number], PlanColumns>(
    'SELECT id, version, plan FROM halls WHERE id = ? AND version = ?',
  )
  const maps = new Map<string, SeatMap>()

  const mapFrom = ({ id, version: number, plan }: PlanColumns): SeatMap => {
    const key = `${id} ${number}`
    const known = maps.get(key)
    if (known) return known
    const map = mapOf(JSON.parse(plan) as HallDraft) // it was checked when it was added
    maps.set(key, map)
    return map
  }
  const read = (columns: PlanColumns): HallRow => ({
    id: columns.id,
    version: columns.version,
    plan: JSON.parse(columns.plan) as HallDraft,
    map: mapFrom(columns),
  })
  return {
    newest(id: string): HallRow | undefined {
      const found = one.get(id)
      return found && read(found)
    },
    all: (): HallRow[] => all.all().map(read),
    version(asked: HallVersion): HallRow | undefined {
      const found = version.get(asked.id, asked.version)
      return found && read(found)
    },
    map(asked: HallVersion): SeatMap {
      const known = maps.get(`${asked.id} ${asked.version}`)
      if (known) return known
      const found = version.get(asked.id, asked.version)
      if (!found) throw new Error(`${asked.id} has no version ${asked.version}.`)
      return mapFrom(found)
    },
  }
}

export type HallReader = ReturnType<typeof hallReader>

/** @returns loads the seats of a performance into the working set, if they have numbers and are not there yet */
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
  const addPlan = db.prepare('INSERT INTO halls (id, version, plan) VALUES (?, ?, ?)')
  const addStates = db.prepare('INSERT INTO seat_states (performance, states) VALUES (?, ?)')
  const setStates = db.prepare('UPDATE seat_states SET states = ? WHERE performance = ?')
  return {
    plans({ hallPlans }: Pick<Plan, 'hallPlans'>): void {
      for (const { hallId, version, plan } of hallPlans)
        addPlan.run(hallId, version, JSON.stringify(plan))
    },
    /** The performances are there already. */
    states({ places }: Pick<Plan, 'places'>): void {
      for (const { performanceId, states } of places.added) addStates.run(performanceId, states)
      for (const { performanceId, states } of places.changed) setStates.run(states, performanceId)
    },
  }
}
