import type { PerformanceResponse, ReservationResponse } from '@outerpark/core/contract'
import type { Failure } from '../../failure.ts'
import type { Field } from '../parts/field.ts'
import type { Scene } from '../screen.ts'

/** The lines of the form, from the top. */
export const LINES = ['grade', 'seats', 'card'] as const
export type Line = (typeof LINES)[number]

export type BookState = {
  readonly performanceId: string
  readonly line: Line
  /** the place of the grade in the performance's list */
  readonly grade: number
  readonly seats: number
  readonly card: Field
  readonly stage:
    | { readonly is: 'form'; readonly refusal?: Failure | undefined }
    | { readonly is: 'sending' }
    | { readonly is: 'booked'; readonly reservation: ReservationResponse }
}

export const performanceOf = ({ performanceId }: BookState, { snapshot }: Scene) =>
  snapshot.season.value?.find(({ id }) => id === performanceId)

/** What is left instead of a grade that is full: other grades, or else the next performance with seats. */
export function insteadOf(state: BookState, scene: Scene) {
  const { seats } = state
  const full = performanceOf(state, scene)
  const grades = full?.grades.filter(({ available }) => available > 0) ?? []
  const other = scene.snapshot.season.value?.find(
    ({ id, musicalId, grades: all }) =>
      id !== full?.id &&
      musicalId === full?.musicalId &&
      all.some(({ available }) => available >= seats),
  )
  return { grades, other }
}

export function gradeOf(
  state: BookState,
  scene: Scene,
): PerformanceResponse['grades'][number] | undefined {
  return performanceOf(state, scene)?.grades[state.grade]
}
