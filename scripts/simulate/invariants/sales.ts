import { type GradeRow, gradeKey } from '@outerpark/core/engine'
import type { RecordedEvent } from '@outerpark/core/policies'
import { added, type Figures, isSalesEvent, NO_FIGURES, salesOf } from '@outerpark/core/sales'
import type { Known } from './known.ts'
import { linesIn } from './lines.ts'

/** Keeps the figures of sales of each grade: the sums over the log that the report of sales shows. */
export function salesFigures() {
  const byGrade = new Map<string, Figures>()
  return {
    read(event: RecordedEvent): void {
      if (!isSalesEvent(event)) return
      for (const { performanceId, grade, change } of salesOf(event)) {
        const key = gradeKey(performanceId, grade)
        byGrade.set(key, added(byGrade.get(key) ?? NO_FIGURES, change))
      }
    },
    /** The figures of a grade are what its seats, its reservations and their refunds say. */
    fitTheReservations(row: GradeRow, known: Known): string | undefined {
      const due = dueFor(row, known)
      const key = gradeKey(row.performanceId, row.grade)
      const figures = byGrade.get(key) ?? NO_FIGURES
      const wrong = (Object.keys(due) as (keyof Figures)[]).find(
        (name) => figures[name] !== due[name],
      )
      return (
        wrong && `${wrong} of ${key} is ${figures[wrong]} in sales, and should be ${due[wrong]}`
      )
    },
  }
}

export type SalesFigures = ReturnType<typeof salesFigures>

function dueFor(
  { performanceId, grade, capacity, held, sold }: GradeRow,
  { state }: Known,
): Figures {
  let [awaited, revenue, refunded] = [0, 0, 0]
  for (const row of state.office.reservations.values()) {
    if (row.performanceId !== performanceId) continue
    const line = linesIn(row).find((each) => each.grade === grade)
    if (!line) continue
    const cost = line.seats * line.price
    if (row.status === 'awaiting-payment') awaited += cost
    if (row.status === 'confirmed') revenue += cost
    // A refund is always of all seats.
    if (row.refunded > 0) refunded += cost
  }
  return { capacity, held, sold, awaited, revenue, refunded }
}
