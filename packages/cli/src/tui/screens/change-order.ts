import type { PerformanceResponse } from '@outerpark/core/contract'

type Grades = PerformanceResponse['grades']
type Order = readonly string[] | undefined

/** The grades in the order in which the form has shown them first. New ones come last. */
export function ordered(grades: Grades, order: Order): Grades {
  if (!order) return grades
  const placeOf = (grade: string): number =>
    order.includes(grade) ? order.indexOf(grade) : order.length
  return grades.toSorted((a, b) => placeOf(a.grade) - placeOf(b.grade))
}

/** The form with the order of its grades. A price that somebody else changes would move them under the cursor. */
export function withOrder<
  State extends { readonly order: Order; readonly stage: { readonly is: string } },
>(state: State, performance: PerformanceResponse | undefined): State {
  if (state.order || state.stage.is === 'list') return state
  return { ...state, order: performance?.grades.map(({ grade }) => grade) }
}
