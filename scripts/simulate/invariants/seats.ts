import type { GradeRow } from '@outerpark/core/engine'
import type { Known } from './known.ts'
import { leftOfRow } from './refunds.ts'

/** Available, held and sold seats of a grade add up to its capacity, and match the reservations and what customers hold. */
export function seatsAddUp(
  { performanceId: id, grade, capacity, available, held, sold }: GradeRow,
  known: Known,
): string | undefined {
  const what = `${id} ${grade}: ${available} available, ${held} held, ${sold} sold of ${capacity}`
  if (available + held + sold !== capacity || Math.min(available, held, sold) < 0) return what
  const { state, holds } = known
  let [awaiting, confirmed] = [0, 0]
  for (const row of state.office.reservations.values()) {
    if (row.performanceId !== id) continue
    const seats =
      leftOfRow(row.reservationId, known).find((line) => line.grade === grade)?.seats ?? 0
    if (row.status === 'awaiting-payment') awaiting += seats
    if (row.status === 'confirmed') confirmed += seats
  }
  for (const { performanceId, lines } of holds.values())
    if (performanceId === id) awaiting += lines.find((line) => line.grade === grade)?.seats ?? 0
  return awaiting === held && confirmed === sold
    ? undefined
    : `${what}, and reservations and holds have ${awaiting} and bought ${confirmed}`
}
