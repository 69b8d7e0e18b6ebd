import { countOf } from './hall-model.ts'
import { forSale, type Planned } from './plans.ts'
import { releasesAt } from './releases.ts'

/**
 * Whether a performance still keeps seats that should be on sale to anybody by now. Seats of a grade without a price stay.
 * @param grades those with a price
 */
export function isOverdue(
  { plan, model }: Planned,
  grades: readonly string[],
  startsAt: number,
): boolean {
  const left = startsAt - Date.now()
  if (left <= 0) return false
  const due = releasesAt(plan, left)
  const kept = model.seats.filter((seat) => due.includes(model.flagOf.get(seat) ?? ''))
  const sold = new Set([...forSale(model), ...kept])
  const unpriced = [...new Set(model.gradeOf.values())].some(
    (grade) => countOf(model, sold, grade) > 0 && !grades.includes(grade),
  )
  return kept.length > 0 && !unpriced
}
