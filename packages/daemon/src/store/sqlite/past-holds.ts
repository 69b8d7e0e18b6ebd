import { holdKey, type PastHoldRow, type Plan, type State } from '@outerpark/core/engine'
import type { Needs } from '@outerpark/core/ports'
import { LONGEST_HOLD_PAUSE_MS } from '@outerpark/core/reservation'
import type Database from 'better-sqlite3'

/**
 * This migration adds what is left of the time in which a customer may hold seats of a performance (domain 3.5). Holds that ended
 * before it do not count: `past-holds-from` in `meta` says since when the table is whole.
 */
export const PAST_HOLDS = `
  CREATE TABLE past_holds (
    performance TEXT NOT NULL REFERENCES performances (id),
    customer TEXT NOT NULL, -- the id
    remaining INTEGER NOT NULL CHECK (remaining >= 0), -- ms
    may_extend INTEGER NOT NULL CHECK (may_extend IN (0, 1)),
    ended_at INTEGER NOT NULL, -- ms since the epoch
    PRIMARY KEY (performance, customer)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX past_holds_by_customer ON past_holds (customer);
  CREATE INDEX past_holds_by_end ON past_holds (ended_at);
  -- How often somebody held seats lately. No other event is in it.
  CREATE INDEX holds_made ON events (data ->> 'customerId', at) WHERE type = 'SeatsHeld';
  INSERT INTO meta SELECT 'past-holds-from', coalesce(max(time_in_ms(at)) + 1, 0) FROM events WHERE type = 'HoldEnded';
`

/**
 * Holds whose deadline or extension is not what the events say, and past holds that are not: each customer's last hold of a
 * performance, if it was given back or its time was over. An erased customer has none, and `meta` says until when they are pruned.
 */
export const WRONG_HOLD_TIMES = `WITH steps AS (
      SELECT position, type, data ->> 'customerId' AS customer, data ->> 'performanceId' AS performance,
        data ->> 'because' AS because, CAST(round(unixepoch(at, 'subsec') * 1000) AS INTEGER) AS at,
        CAST(round(unixepoch(data ->> 'until', 'subsec') * 1000) AS INTEGER) AS until,
        iif(type = 'SeatsHeld', data ->> 'mayExtend', 0) AS may_extend
      FROM events WHERE type IN ('SeatsHeld', 'HoldExtended', 'HoldEnded')),
    told AS (
      SELECT *, lag(until) OVER theirs AS deadline, lag(may_extend) OVER theirs AS could_extend,
        lead(position) OVER theirs AS next
      FROM steps WINDOW theirs AS (PARTITION BY performance, customer ORDER BY position)),
    due AS (
      SELECT performance, customer, iif(because = 'expired', 0, deadline - min(at, deadline)) AS remaining,
        could_extend AS may_extend, min(at, deadline) AS ended_at
      FROM told WHERE next IS NULL AND type = 'HoldEnded' AND because IN ('given-back', 'expired')
        AND customer NOT IN (SELECT id FROM customers WHERE erased_at IS NOT NULL)),
    going AS (SELECT performance, customer, until, may_extend FROM told WHERE next IS NULL AND type <> 'HoldEnded')
    SELECT performance || ' ' || customer FROM (
      SELECT * FROM past_holds EXCEPT SELECT performance, customer, remaining, may_extend, ended_at FROM due)
    UNION ALL
    SELECT performance || ' ' || customer FROM due
    WHERE ended_at >= (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'past-holds-from')
      AND NOT EXISTS (SELECT 1 FROM past_holds p WHERE p.performance = due.performance AND p.customer = due.customer)
    UNION ALL
    SELECT performance || ' ' || customer FROM (
      SELECT performance, customer, until, may_extend FROM holds EXCEPT SELECT * FROM going)
    UNION ALL
    SELECT performance || ' ' || customer FROM going
    WHERE NOT EXISTS (SELECT 1 FROM holds h WHERE h.performance = going.performance AND h.customer = going.customer)`

type Columns = Omit<PastHoldRow, 'mayExtend'> & { readonly mayExtend: 0 | 1 }

/** @returns loads what is left of a customer's time, if a hold has used some of it */
export function pastHoldLoader(db: Database.Database) {
  const find = db.prepare<[string, string], Columns>(
    `SELECT performance AS performanceId, customer AS customerId, remaining AS left, may_extend AS mayExtend, ended_at AS endedAt
     FROM past_holds WHERE performance = +? AND customer = +?`,
  )
  return ({ pastHolds }: State, named: NonNullable<Needs['pastHold']>): void => {
    const found = find.get(named.performanceId, named.customerId)
    if (found) pastHolds.load(holdKey(named), { ...found, mayExtend: found.mayExtend === 1 })
  }
}

export function pastHoldWriter(db: Database.Database) {
  const put = db.prepare(
    'REPLACE INTO past_holds (performance, customer, remaining, may_extend, ended_at) VALUES (?, ?, ?, ?, ?)',
  )
  const remove = db.prepare('DELETE FROM past_holds WHERE performance = ? AND customer = ?')
  return ({ pastHolds }: Pick<Plan, 'pastHolds'>): void => {
    for (const { performanceId, customerId } of pastHolds.removed)
      remove.run(performanceId, customerId)
    for (const { performanceId, customerId, left, mayExtend, endedAt } of pastHolds.put)
      put.run(performanceId, customerId, left, mayExtend ? 1 : 0, endedAt)
  }
}

/** Prunes rows of holds that ended before the longest pause. No hold is refused for them any more. */
export function pastHoldTable(db: Database.Database) {
  const old = db.prepare('DELETE FROM past_holds WHERE ended_at < +?')
  const from = db.prepare(
    "UPDATE meta SET value = +? WHERE name = 'past-holds-from' AND CAST(value AS INTEGER) < +?",
  )
  return {
    /** @param now ms since the epoch */
    forgetOld(now: number): void {
      const oldest = now - LONGEST_HOLD_PAUSE_MS
      if (old.run(oldest).changes > 0) from.run(String(oldest), oldest)
    },
  }
}
