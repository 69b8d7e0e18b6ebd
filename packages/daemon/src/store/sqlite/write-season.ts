import type { GradeRow, Plan } from '@outerpark/core/engine'
import type Database from 'better-sqlite3'
import { feeColumn } from './booking-fees.ts'
import { refundColumn } from './refunds.ts'
import type { GradeNumbers } from './seat-counts.ts'

type Season = Pick<Plan, 'musicals' | 'performances' | 'replanned' | 'grades' | 'events'>

const CHANGES_PRICES: ReadonlySet<string> = new Set(['GradeChanged', 'PerformanceReplanned'])

/** Writes musicals, performances and grades, without the seat counters of the grades. */
export function seasonWriter(db: Database.Database, numbers: GradeNumbers) {
  const musical = db.prepare(
    'INSERT INTO musicals (id, title, venue, running_minutes, time_zone, refund, booking_fee) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const performance = db.prepare(
    `INSERT INTO performances (id, musical_id, starts_at, starts_at_ms, hall, hall_version, refund, booking_fee)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const grade = db.prepare(
    'INSERT INTO grades (performance_id, grade, place, price, currency) VALUES (?, ?, ?, ?, ?)',
  )

  const change = db.prepare(
    'UPDATE performances SET hall_version = ?, off = ?, off_reason = ? WHERE id = ?',
  )
  const setPrice = db.prepare('UPDATE grades SET price = ? WHERE seq = ? AND price <> ?')

  const addGrade = (row: GradeRow, place: number): void => {
    const { performanceId, price } = row
    const { lastInsertRowid } = grade.run(
      ...[performanceId, row.grade, place, price.amount, price.currency],
    )
    numbers.keep(performanceId, row.grade, Number(lastInsertRowid))
  }

  return (plan: Season): void => {
    for (const { id, title, venue, runningMinutes, timeZone, refund, bookingFee } of plan.musicals)
      musical.run(
        ...[id, title, venue, runningMinutes, timeZone],
        ...[refundColumn(refund), feeColumn(bookingFee)],
      )
    const places = new Map<string, number>()
    for (const { id, musicalId, startsAt, grades, hall, refund, bookingFee } of plan.performances) {
      const version = [hall?.id ?? null, hall?.version ?? null] as const
      performance.run(
        ...[id, musicalId, startsAt, Date.parse(startsAt), ...version],
        ...[refundColumn(refund), feeColumn(bookingFee)],
      )
      for (const [place, name] of grades.entries()) places.set(`${id} ${name}`, place)
    }
    for (const { id, grades, hall, off } of plan.replanned) {
      change.run(hall?.version ?? null, off?.state ?? null, off?.reason ?? null, id)
      for (const [place, name] of grades.entries()) places.set(`${id} ${name}`, place)
    }
    for (const row of plan.grades.added)
      addGrade(row, places.get(`${row.performanceId} ${row.grade}`) ?? 0)
    // Every booking changes the counters of a grade; hardly a group changes a price.
    if (plan.events.some(({ type }) => CHANGES_PRICES.has(type)))
      for (const row of plan.grades.changed)
        setPrice.run(row.price.amount, numbers.of(row), row.price.amount)
  }
}
