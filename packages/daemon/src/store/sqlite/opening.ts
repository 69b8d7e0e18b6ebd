import type { Random } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { eventIds } from './event-ids.ts'
import { leapAfter } from './leap.ts'

/** One opening of the database of the write side. */
export type Opening = {
  /** how many times the database was opened, this time included */
  readonly count: number
  /** makes the numbers of this opening differ from those of others; undefined if nobody can have used them */
  readonly random: Random | undefined
}

/**
 * Counts the opening, and lets the ids of its events begin at a new number: see `leapAfter`.
 * @param random without it, all numbers follow those of the last opening
 */
export function beginOpening(db: Database.Database, random: Random | undefined): Opening {
  // The name of the office is made with the database, and all keys contain it. So the first opening shares no number.
  const isNew = db.prepare("SELECT 1 FROM meta WHERE name = 'office'").get() === undefined
  const leap = isNew ? undefined : random
  const begin = db.transaction((): Opening => {
    if (leap) leapEvents(db, leap)
    return { count: countOpening(db), random: leap }
  })
  return begin.immediate()
}

function countOpening(db: Database.Database): number {
  const count = db.prepare<[], string>(
    `INSERT INTO meta VALUES ('openings', '1')
     ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) RETURNING value`,
  )
  return Number(count.pluck().get())
}

function leapEvents(db: Database.Database, random: Random): void {
  const last = db.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck().get()
  const next = (last ?? 0) + 1
  const number = eventIds(db).numberAt(next)
  // An opening without events leaves a row for the same position. Its number may have been used in a lost copy, too.
  db.prepare('INSERT OR REPLACE INTO event_numbers (position, number) VALUES (?, ?)').run(
    next,
    leapAfter(number - 1, random),
  )
}
