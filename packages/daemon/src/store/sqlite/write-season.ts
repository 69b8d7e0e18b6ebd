import type { GradeRow, Plan } from '@outerpark/core/engine'
import type Database from 'better-sqlite3'
import { castColumn, choicesColumn } from './announcements.ts'
import { refundColumn } from './refunds.ts'
import { saleTermsColumn } from './sale-terms.ts'
import type { GradeNumbers } from './seat-counts.ts'

type Season = Pick<
  Plan,
  'musicals' | 'editedMusicals' | 'performances' | 'replanned' | 'grades' | 'events'
>

const CHANGES_PRICES: ReadonlySet<string> = new Set(['GradeChanged', 'PerformanceReplanned'])

/** Writes musicals, performances and grades, without the seat counters of the grades. */
export function seasonWriter(db: Database.Database, numbers: GradeNumbers) {
  const writeMusicals = musicalWriter(db)
  const performance = db.prepare(
    `INSERT INTO performances (id, musical_id, starts_at, starts_at_ms, hall, hall_version, refund, terms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const grade = db.prepare(
    'INSERT INTO grades (performance_id, grade, place, price, currency) VALUES (?, ?, ?, ?, ?)',
  )

  const change = db.prepare(
    `UPDATE performances SET hall_version = ?, off = ?, off_reason = ?, starts_at = ?, starts_at_ms = ?,
       choices = ?, cast_list = ?, refund = ?, terms = ? WHERE id = ?`,
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
    writeMusicals(plan)
    const places = new Map<string, number>()
    for (const { id, musicalId, startsAt, grades, hall, refund, terms } of plan.performances) {
      const version = [hall?.id ?? null, hall?.version ?? null] as const
      performance.run(
        ...[id, musicalId, startsAt, Date.parse(startsAt), ...version],
        ...[refundColumn(refund), saleTermsColumn(terms)],
      )
      for (const [place, name] of grades.entries()) places.set(`${id} ${name}`, place)
    }
    for (const row of plan.replanned) {
      const { id, grades, hall, off, startsAt, terms } = row
      const sale = [hall?.version ?? null, off?.state ?? null, off?.reason ?? null] as const
      const begins = [startsAt, Date.parse(startsAt)] as const
      change.run(
        ...sale,
        ...begins,
        choicesColumn(row),
        castColumn(row),
        refundColumn(row.refund),
        saleTermsColumn(terms),
        id,
      )
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

/** Writes new musicals, and what was changed of others. */
function musicalWriter(db: Database.Database) {
  const musical = db.prepare(
    'INSERT INTO musicals (id, title, venue, running_minutes, time_zone, season_key, refund, per_customer) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const edit = db.prepare(
    'UPDATE musicals SET title = ?, running_minutes = ?, refund = ?, age = ?, cast_list = ? WHERE id = ?',
  )
  return (plan: Pick<Plan, 'musicals' | 'editedMusicals'>): void => {
    for (const {
      id,
      title,
      venue,
      runningMinutes,
      timeZone,
      key = null,
      ...row
    } of plan.musicals) {
      const more = [refundColumn(row.refund), row.perCustomer ?? null]
      musical.run(id, title, venue, runningMinutes, timeZone, key, ...more)
    }
    for (const row of plan.editedMusicals) {
      const { id, title, runningMinutes, refund, age = null } = row
      edit.run(title, runningMinutes, refundColumn(refund), age, castColumn(row), id)
    }
  }
}
