import { choiceOf } from '../kernel/index.ts'
import type { PerformanceRow, ReservationRow } from './rows.ts'

/** What a performance is now, as its bookings have to know it. */
export type Showing = Pick<PerformanceRow, 'title' | 'startsAt' | 'choices'>

/**
 * A reservation with the title and the time that its performance has now, and until when its customer may choose. The row keeps those
 * with which it was booked, since the events of that time say them. Nearly all rows are as they were, and are returned themselves.
 */
export function asShown(
  row: ReservationRow,
  { title, startsAt, choices }: Showing,
): ReservationRow & { readonly choice?: number } {
  if (row.startsAt === startsAt && row.title === title && !choices) return row
  const choice = choices && choiceOf(choices, row.opened)
  return { ...row, title, startsAt, ...(choice !== undefined && { choice }) }
}
