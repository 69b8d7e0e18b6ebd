import { type GradeRow, gradeKey } from '@outerpark/core/engine'
import { type Line, sharedOut } from '@outerpark/core/kernel'
import type { RecordedEvent } from '@outerpark/core/policies'
import { added, type Figures, isSalesEvent, NO_FIGURES, salesReader } from '@outerpark/core/sales'
import type { History, Known } from './known.ts'
import { linesIn } from './lines.ts'
import { refundedFor } from './refunds.ts'

/** Keeps the figures of sales of each grade: the sums over the log that the report of sales shows. */
export function salesFigures() {
  const byGrade = new Map<string, Figures>()
  const read = salesReader(new Map())
  return {
    read(event: RecordedEvent): void {
      if (!isSalesEvent(event)) return
      for (const { performanceId, grade, change } of read(event).sales) {
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
  let [returned, cancelled, late] = [0, 0, 0]
  for (const row of known.state.office.reservations.values()) {
    if (row.performanceId !== performanceId) continue
    const line = linesIn(row).find((each) => each.grade === grade)
    if (!line) continue
    const gone = row.gone?.find((each) => each.grade === grade)
    if (row.status === 'awaiting-payment') awaited += line.seats * line.price
    if (row.status === 'confirmed') revenue += (line.seats - (gone?.seats ?? 0)) * line.price
    kept += gone?.kept ?? 0
    const history = known.histories.get(row.reservationId)
    if (!history) continue
    const back = backFor(history, grade)
    const ended = endedOf(history).filter((each) => each.grade === grade)
    returned += ended.reduce((sum, each) => sum + each.seats, 0)
    cancelled += ended.reduce((sum, each) => sum + each.seats * each.price, 0)
    refunded += back.due + back.late
    late += back.late
  }
  return {
    ...{ capacity, held, sold, awaited, revenue, kept, refunded },
    ...{ returned, cancelled, late },
  }
}

type Ended = Pick<Line, 'grade' | 'seats' | 'price'> & { readonly refund: number }

/** The seats that were cancelled after they were paid, one cancel after the other. */
const endedOf = ({ events, reserved }: History): readonly Ended[] =>
  events.flatMap((event): readonly Ended[] => {
    if (event.type === 'SeatsCancelled') return event.cancelled
    if (event.type !== 'ReservationCancelled' || event.seatsWere === 'held') return []
    const all = linesIn(reserved).map((line) => ({ ...line, refund: line.seats * line.price }))
    return event.cancelled ?? all
  })

/**
 * What went back for the seats of a grade: for the seats that were cancelled first, first. What is more than was decided is a charge
 * that came too late, for all seats of the booking.
 */
function backFor(history: History, grade: string): { readonly due: number; readonly late: number } {
  let left = refundedFor(history)
  let due = 0
  for (const each of endedOf(history)) {
    const part = Math.min(left, each.refund)
    left -= part
    if (each.grade === grade) due += part
  }
  const lines = linesIn(history.reserved)
  const shares = sharedOut(
    left,
    lines.map((line) => line.seats * line.price),
  )
  return { due, late: shares[lines.findIndex((line) => line.grade === grade)] ?? 0 }
}
