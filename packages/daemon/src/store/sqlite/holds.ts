import { type HoldRow, holdKey, type Plan, type State } from '@outerpark/core/engine'
import type { CustomerId, PerformanceId } from '@outerpark/core/kernel'
import type { HallVersion } from '@outerpark/core/musical'
import type { HoldDeadline, ReleaseDue, SeatTimeQueries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { linesColumn, linesFrom } from './lines.ts'

/** This migration adds the seats that customers hold without a booking (domain 3.5). */
export const HOLDS = `
  CREATE TABLE holds (
    performance TEXT NOT NULL REFERENCES performances (id),
    customer TEXT NOT NULL, -- the id
    lines TEXT NOT NULL CHECK (json_array_length(lines) > 0), -- as in reservations; each has its places
    currency TEXT NOT NULL,
    until INTEGER NOT NULL, -- ms since the epoch
    may_extend INTEGER NOT NULL CHECK (may_extend IN (0, 1)),
    best INTEGER NOT NULL CHECK (best IN (0, 1)), -- whether the box office chose the seats
    PRIMARY KEY (performance, customer)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX holds_by_customer ON holds (customer);
  CREATE INDEX holds_by_end ON holds (until);
`

type Columns = {
  readonly performance: PerformanceId
  readonly customer: CustomerId
  readonly lines: string
  readonly currency: string
  readonly until: number
  readonly mayExtend: 0 | 1
  readonly best: 0 | 1
}

const SELECT =
  'SELECT performance, customer, lines, currency, until, may_extend AS mayExtend, best FROM holds'

const rowOf = ({ performance, customer, lines, mayExtend, best, ...hold }: Columns): HoldRow => ({
  ...{ performanceId: performance, customerId: customer, ...hold },
  ...linesFrom(lines),
  mayExtend: mayExtend === 1,
  ...(best === 1 && { best: true }),
})

type ReleaseColumns = Omit<ReleaseDue, 'hall'> & HallVersion

/** Reads holds into the working set. Rows that the group has changed stay as they are. */
export function holdLoader(db: Database.Database) {
  const ofPerformance = db.prepare<[string], Columns>(`${SELECT} WHERE performance = +?`)
  const ofCustomer = db.prepare<[string], Columns>(`${SELECT} WHERE customer = +?`)
  return {
    ofPerformance({ holds }: State, id: PerformanceId): void {
      for (const row of ofPerformance.all(id).map(rowOf)) holds.load(holdKey(row), row)
    },
    /** The customer's holds of all performances, those that the group has changed included. */
    ofCustomer({ holds }: State, id: CustomerId): readonly HoldRow[] {
      const changed = holds.touched.flatMap(({ row }) => (row?.customerId === id ? [row] : []))
      const touched = new Set(holds.touched.map(({ key }) => key))
      const others = ofCustomer.all(id).map(rowOf)
      return [...changed, ...others.filter((row) => !touched.has(holdKey(row)))]
    },
  }
}

export type HoldLoader = ReturnType<typeof holdLoader>

export function holdWriter(db: Database.Database) {
  const put = db.prepare(
    'REPLACE INTO holds (performance, customer, lines, currency, until, may_extend, best) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const remove = db.prepare('DELETE FROM holds WHERE performance = ? AND customer = ?')
  return ({ holds }: Pick<Plan, 'holds'>): void => {
    for (const { performanceId, customerId } of holds.removed) remove.run(performanceId, customerId)
    for (const row of holds.put) {
      const { performanceId, customerId, currency, until, mayExtend, best } = row
      put.run(
        ...[performanceId, customerId, linesColumn(row), currency, until],
        ...[mayExtend ? 1 : 0, best ? 1 : 0],
      )
    }
  }
}

/** The queries for seats that become free at a time: those that are held, and those that a plan releases. */
export function seatTimeQueries(db: Database.Database): SeatTimeQueries {
  const over = db.prepare<[number, number], HoldDeadline>(
    `SELECT performance AS performanceId, customer AS customerId, until FROM holds
     WHERE until <= +? ORDER BY until LIMIT +?`,
  )
  const releases = db.prepare<[{ now: number }], ReleaseColumns>(
    `SELECT p.id AS performanceId, p.starts_at_ms AS startsAt, h.id, h.version
     FROM halls h JOIN performances p ON p.hall = h.id AND p.hall_version = h.version
     WHERE h.releases IS NOT NULL AND p.starts_at_ms > +:now AND p.starts_at_ms - h.releases <= +:now
     ORDER BY p.starts_at_ms`,
  )
  const next = db.prepare<[], number | null>('SELECT min(until) FROM holds').pluck()
  return {
    holdsUntil: async (until, limit) => over.all(until, limit),
    nextHoldEnd: async () => next.get() ?? undefined,
    releasesDue: async (now) =>
      releases.all({ now }).map(({ id, version, ...due }) => ({ ...due, hall: { id, version } })),
  }
}
