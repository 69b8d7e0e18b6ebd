import type { Known } from './known.ts'

/** Available, held and sold seats of each grade add up to its capacity, and match the reservations. */
export function seatsAddUp({ state }: Known): string | undefined {
  const { grades, reservations } = state.office
  for (const { performanceId: id, grade, capacity, available, held, sold } of grades.values()) {
    const what = `${id} ${grade}: ${available} available, ${held} held, ${sold} sold of ${capacity}`
    if (available + held + sold !== capacity || Math.min(available, held, sold) < 0) return what
    let [awaiting, confirmed] = [0, 0]
    for (const row of reservations.values()) {
      if (row.performanceId !== id || row.grade !== grade) continue
      if (row.status === 'awaiting-payment') awaiting += row.seats
      if (row.status === 'confirmed') confirmed += row.seats
    }
    if (awaiting !== held || confirmed !== sold)
      return `${what}, and the reservations hold ${awaiting} and have bought ${confirmed}`
  }
  return undefined
}
