import type { HallRow, PlanRow } from '@outerpark/core/engine'
import { type HallDraft, mapOf, type SeatMap } from '@outerpark/core/hall'
import type { Actor, HallId, PerformanceId } from '@outerpark/core/kernel'
import type { HallVersion } from '@outerpark/core/musical'
import type Database from 'better-sqlite3'
import { LRUCache } from 'lru-cache'

/** How many bytes of plans and their maps are kept, about. The plan that was not asked for the longest goes first. */
const KEPT_BYTES = 32 * 1024 * 1024

/** About what the plan takes as an object, by character of its JSON, and the map by its seats, and by its rows and segments. */
const [CHARACTER_BYTES, SEAT_BYTES, PART_BYTES] = [4, 10, 128]

type Planned = {
  readonly plan: string
  readonly performance: PerformanceId | null
  /** both are null of plans that an earlier version wrote */
  readonly by: Actor | null
  readonly at: string | null
}
type Version = { readonly id: HallId; readonly version: number }

/**
 * Reads halls: their plans, and the maps of them. A version of a hall never changes, so a plan that was read stays in memory
 * while there is room. Commands and queries have one reader together.
 */
export function hallReader(db: Database.Database, keptBytes = KEPT_BYTES) {
  const newest = db
    .prepare<[string], number | null>(
      'SELECT max(version) FROM halls WHERE id = ? AND performance IS NULL',
    )
    .pluck()
  const last = db
    .prepare<[string], number | null>('SELECT max(version) FROM halls WHERE id = ?')
    .pluck()
  const all = db.prepare<[], Version>(
    'SELECT id, max(version) AS version FROM halls WHERE performance IS NULL GROUP BY id',
  )
  const planOf = db.prepare<[string, number], Planned>(
    'SELECT plan, performance, planned_by AS by, planned_at AS at FROM halls WHERE id = ? AND version = ?',
  )
  const kept = new LRUCache<string, PlanRow>({ maxSize: keptBytes })

  const version = ({ id, version: number }: HallVersion): PlanRow | undefined => {
    const key = `${id} ${number}`
    const known = kept.get(key)
    if (known) return known
    const found = planOf.get(id, number)
    if (found === undefined) return undefined
    const { performance: only, by, at } = found
    const planned = by && at ? { planned: { by, at } } : {}
    const plan = JSON.parse(found.plan) as HallDraft // `hallWriter` wrote it
    const row = { id, version: number, plan, map: mapOf(plan), ...planned, ...(only && { only }) }
    kept.set(key, row, { size: bytesOf(found.plan, row.map) })
    return row
  }
  const known = (asked: Version): HallRow | undefined => {
    const found = version(asked)
    return found && { ...found, last: last.get(asked.id) ?? found.version }
  }
  return {
    /** The hall with its newest plan for all; undefined if there is no such hall. */
    newest(id: HallId): HallRow | undefined {
      const number = newest.get(id)
      return number ? known({ id, version: number }) : undefined
    },
    /** All halls with their newest plans for all, in no order. */
    all: (): HallRow[] => all.all().flatMap((each) => known(each) ?? []),
    /** The hall with the plan of a version; undefined if there is no such version. */
    version,
    /** The map of a version. @throws Error if there is no such version */
    map(asked: HallVersion): SeatMap {
      const found = version(asked)
      if (!found) throw new Error(`${asked.id} has no version ${asked.version}.`)
      return found.map
    },
  }
}

export type HallReader = ReturnType<typeof hallReader>

const bytesOf = (text: string, { count, rows, segments }: SeatMap): number =>
  CHARACTER_BYTES * text.length + SEAT_BYTES * count + PART_BYTES * (rows.length + segments.length)
