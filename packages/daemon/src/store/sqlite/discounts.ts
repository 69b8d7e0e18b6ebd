import type { Discount, DiscountTerms } from '@outerpark/core/discount'
import type { Plan, State } from '@outerpark/core/engine'
import type { DiscountId, MusicalId } from '@outerpark/core/kernel'
import type Database from 'better-sqlite3'
import { HAS_SEATS } from './codes.ts'

/** This migration adds the discounts of musicals (domain 3.3). What a booking got of them is in its lines. */
export const DISCOUNTS = `
  CREATE TABLE discounts (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    musical TEXT NOT NULL REFERENCES musicals (id),
    terms TEXT NOT NULL, -- JSON
    used INTEGER NOT NULL CHECK (used >= 0), -- bookings that have it and are not over
    ended_at TEXT, -- ISO 8601
    CHECK (used <= coalesce(terms ->> 'limit', used))
  ) STRICT;
  CREATE INDEX discounts_by_musical ON discounts (musical, seq);
`

/**
 * Discounts whose counter is not the number of bookings that have them, or not what the log says of them: added once, and ended or not.
 * And discounts in bookings that do not exist.
 */
export const WRONG_DISCOUNTS = `WITH used AS (
      SELECT d.value ->> 'id' AS id, count(DISTINCT r.seq) AS times
      FROM reservations r, json_each(r.lines) l, json_each(l.value, '$[5]') d
      WHERE r.lines IS NOT NULL AND r.status IN ${HAS_SEATS} GROUP BY 1),
    told AS (
      SELECT data ->> 'discountId' AS id, sum(type = 'DiscountAdded') AS added, max(iif(type = 'DiscountEnded', at, NULL)) AS ended_at
      FROM events WHERE type IN ('DiscountAdded', 'DiscountEnded') GROUP BY 1)
    SELECT d.id || ', used ' || d.used || ' times' FROM discounts d
    LEFT JOIN used u ON u.id = d.id LEFT JOIN told t ON t.id = d.id
    WHERE d.used <> coalesce(u.times, 0) OR coalesce(t.added, 0) <> 1 OR t.ended_at IS NOT d.ended_at
    UNION ALL
    SELECT id || ' in a booking' FROM used WHERE id NOT IN (SELECT id FROM discounts)
    UNION ALL
    SELECT id || ' in the log' FROM told WHERE id NOT IN (SELECT id FROM discounts)`

type Row = {
  id: DiscountId
  musicalId: MusicalId
  terms: string
  used: number
  endedAt: string | null
}

/** Reads the discounts of a musical. */
export function discountReader(db: Database.Database): (musicalId: string) => readonly Discount[] {
  const ofMusical = db.prepare<[string], Row>(
    `SELECT id, musical AS musicalId, terms, used, ended_at AS endedAt FROM discounts
     WHERE musical = +? ORDER BY seq`,
  )
  return (musicalId) =>
    ofMusical.all(musicalId).map(({ terms, endedAt, ...row }) => ({
      // `discountWriter` wrote it.
      ...(JSON.parse(terms) as DiscountTerms),
      ...row,
      ...(endedAt !== null && { endedAt }),
    }))
}

/** @returns loads the discounts of a musical, if it has some, and if they are not there yet */
export function discountLoader(db: Database.Database) {
  const read = discountReader(db)
  return ({ discounts: table }: State, musicalId: MusicalId): void => {
    if (table.size() > 0 && table.has(musicalId)) return
    const discounts = read(musicalId)
    if (discounts.length > 0) table.load(musicalId, { musicalId, discounts })
  }
}

export function discountWriter(db: Database.Database) {
  const put = db.prepare(
    `INSERT INTO discounts (id, musical, terms, used, ended_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET used = excluded.used, ended_at = excluded.ended_at`,
  )
  return (plan: Pick<Plan, 'discounts'>): void => {
    for (const { discounts } of plan.discounts)
      for (const { id, musicalId, used, endedAt, ...terms } of discounts)
        put.run(id, musicalId, JSON.stringify(terms), used, endedAt ?? null)
  }
}
