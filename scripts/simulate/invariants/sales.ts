import { type GradeRow, gradeKey } from '@outerpark/core/engine'
import { type Line, sharedOut } from '@outerpark/core/kernel'
import type { RecordedEvent } from '@outerpark/core/policies'
import { added, type Figures, isSalesEvent, NO_FIGURES, salesOf } from '@outerpark/core/sales'
import type { History, Known } from './known.ts'
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

function dueFor({ performanceId, grade, capacity, held, sold }: GradeRow, known: Known): Figures {
  let [awaited, revenue, kept, refunded] = [0, 0, 0, 0]
  for (const row of known.state.office.reservations.values()) {
    if (row.performanceId !== performanceId) continue
    const lines = linesIn(row)
    const at = lines.findIndex((each) => each.grade === grade)
    const line = lines[at]
    if (!line) continue
    const gone = row.gone?.find((each) => each.grade === grade)
    if (row.status === 'awaiting-payment') awaited += line.seats * line.price
    if (row.status === 'confirmed') revenue += (line.seats - (gone?.seats ?? 0)) * line.price
    kept += gone?.kept ?? 0
    refunded += refundedFor(known.histories.get(row.reservationId), lines, at)
  }
  return { capacity, held, sold, awaited, revenue, kept, refunded }
}

/** What went back for a line. A refund is shared out over all lines of the booking by what they cost. */
function refundedFor(history: History | undefined, lines: readonly Line[], at: number): number {
  const costs = lines.map(({ seats, price }) => seats * price)
  const backs = (history?.events ?? []).flatMap((event) =>
    event.type === 'PaymentRefunded' || event.type === 'PaymentCancelled' ? [event.refunded] : [],
  )
  return backs.reduce((sum, back) => sum + (sharedOut(back, costs)[at] ?? 0), 0)
}
