import { type Money, type Refused, refuse } from '../kernel/index.ts'
import type { GradeOnSale, HallVersion } from './events.ts'

/** A hall with the seats of each grade that can be sold. */
export type HallSeats = HallVersion & {
  /** its name */
  readonly hall: string
  readonly grades: readonly { readonly grade: string; readonly seats: number }[]
}

/** A grade of a new performance. In a hall with a plan the plan says how many seats it has. */
export type NewGrade = {
  readonly grade: string
  readonly price: Money
  readonly seats?: number | undefined
}

/** The grades of a new performance as they are on sale, and the hall whose seats have numbers, if it is in one. */
export type PricedGrades = { readonly grades: readonly GradeOnSale[]; readonly hall?: HallVersion }

/**
 * The seats of a new performance. In a hall every grade of its plan needs a price, and there are no others.
 *
 * @param halls those that the command named and that exist
 */
export function pricedGrades(
  {
    grades,
    hall: id,
  }: { readonly grades: readonly NewGrade[]; readonly hall?: string | undefined },
  halls: readonly HallSeats[],
): PricedGrades | Refused {
  if (id === undefined)
    // The contract has checked that each grade says how many seats it has.
    return { grades: grades.map(({ seats = 0, ...grade }) => ({ ...grade, seats })) }
  const hall = halls.find((each) => each.id === id)
  if (!hall) return refuse('hall-not-found', { id })
  const priced = new Map(grades.map(({ grade, price }) => [grade, price]))
  const sold = hall.grades.filter(({ seats }) => seats > 0)
  const missing = sold.flatMap(({ grade }) => (priced.has(grade) ? [] : [grade]))
  const known = new Set(sold.map(({ grade }) => grade))
  const unknown = grades.flatMap(({ grade }) => (known.has(grade) ? [] : [grade]))
  if (missing.length + unknown.length > 0)
    return refuse('hall-grades', { hall: hall.hall, missing, unknown })
  const counts = new Map(sold.map(({ grade, seats }) => [grade, seats]))
  return {
    grades: grades.map(({ grade, price }) => ({ grade, price, seats: counts.get(grade) ?? 0 })),
    hall: { id: hall.id, version: hall.version },
  }
}
