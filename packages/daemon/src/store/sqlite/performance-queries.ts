import type { HallId } from '@outerpark/core/kernel'
import type { GradeInventory, Performance } from '@outerpark/core/musical'
import { nameKey } from '@outerpark/core/names'
import type { Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { feeFrom } from './booking-fees.ts'
import { type OffColumns, offFrom } from './off-sale.ts'
import { startingWith } from './paging.ts'
import { termsFrom } from './refunds.ts'

type Row = Omit<Performance, 'grades' | 'hall' | 'refund' | 'bookingFee' | 'off'> &
  OffColumns & {
    refund: string | null
    fee: string | null
    seq: number
    startsAtMs: number
    hallId: HallId | null
    hallVersion: number | null
  }
type GradeRow = Omit<GradeInventory, 'price'> & { price: number; currency: string }

/**
 * Queries for performances, sorted by time, with the seats of each grade. The cursor is the time and the number of the
 * last row.
 */
export function performanceQueries(
  db: Database.Database,
): Pick<Queries, 'performances' | 'performance' | 'nextStart'> {
  const columns = `SELECT p.seq, p.id, p.musical_id AS musicalId, m.title, m.venue,
      p.starts_at AS startsAt, p.starts_at_ms AS startsAtMs,
      p.hall AS hallId, p.hall_version AS hallVersion, p.refund, p.booking_fee AS fee, p.off, p.off_reason AS offReason
    FROM performances p JOIN musicals m ON m.id = p.musical_id`
  // Only lists use it, and a list is short.
  db.function('name_key', { deterministic: true }, (name) => nameKey(String(name)))
  const byTime = 'ORDER BY p.starts_at_ms, p.seq LIMIT +?'
  const within = `(p.starts_at_ms, p.seq) > (?, ?) AND p.starts_at_ms < ? AND p.id >= ? AND p.id < ?
    AND (? = '' OR instr(name_key(m.title), ?) > 0)
    AND (? = 0 OR (p.off IS NULL
      AND EXISTS (SELECT 1 FROM grades_with_seats g WHERE g.performance_id = p.id AND g.available > 0)))`
  const all = db.prepare<[...Bound, number], Row>(`${columns} WHERE ${within} ${byTime}`)
  const ofMusical = db.prepare<[...Bound, string, number], Row>(
    `${columns} WHERE ${within} AND p.musical_id = ? ${byTime}`,
  )
  const one = db.prepare<[string], Row>(`${columns} WHERE p.id = ?`)
  const grades = db.prepare<[string], GradeRow>(
    `SELECT grade, price, currency, capacity, available, held, sold FROM grades_with_seats
     WHERE performance_id = ? AND capacity > 0 ORDER BY place`,
  )

  const nextStart = db
    .prepare<[number], number | null>(
      'SELECT min(starts_at_ms) FROM performances WHERE starts_at_ms > +?',
    )
    .pluck()

  const show = (row: Row) => shown(row, grades.all(row.id))

  return {
    async performances({ limit, cursor, idPrefix, musicalId, ...filter }) {
      const bound = boundOf({ cursor, idPrefix, ...filter })
      const rows =
        musicalId === undefined
          ? all.all(...bound, limit + 1)
          : ofMusical.all(...bound, musicalId, limit + 1)
      const last = rows[limit - 1]
      const next = rows.length > limit && last ? `${last.startsAtMs}.${last.seq}` : null
      return { items: rows.slice(0, limit).map(show), next }
    },
    async performance(id) {
      const row = one.get(id)
      return row && show(row)
    },
    nextStart: async (after) => nextStart.get(after) ?? undefined,
  }
}

/** A performance with its grades. */
function shown(
  {
    seq: _,
    startsAtMs: __,
    hallId: id,
    hallVersion: version,
    refund,
    fee,
    off,
    offReason,
    ...row
  }: Row,
  grades: readonly GradeRow[],
): Performance {
  return {
    ...row,
    ...(id !== null && version !== null && { hall: { id, version } }),
    ...termsFrom(refund),
    ...feeFrom(fee),
    ...offFrom({ off, offReason }),
    grades: grades.map(({ price, currency, ...grade }) => ({
      grade: grade.grade,
      price: { amount: price, currency },
      capacity: grade.capacity,
      available: grade.available,
      held: grade.held,
      sold: grade.sold,
    })),
  }
}

/** The values of the conditions: the place after which the list goes on, and what each row has to fit. */
type Bound = [number, number, number, string, string, string, string, number]

function boundOf({
  cursor,
  idPrefix,
  from = 0,
  to = Number.MAX_SAFE_INTEGER,
  title = '',
  available = false,
}: Pick<Asked, 'cursor' | 'idPrefix' | 'from' | 'to' | 'title' | 'available'>): Bound {
  const [time = -1, seq = 0] = cursor?.split('.').map(Number) ?? []
  // The list goes on after the cursor, or begins with the first row at `from`.
  const after =
    time >= from ? ([time, seq] as const) : ([from - 1, Number.MAX_SAFE_INTEGER] as const)
  const key = nameKey(title)
  return [...after, to, ...startingWith(idPrefix), key, key, available ? 1 : 0]
}

type Asked = Parameters<Queries['performances']>[0]
