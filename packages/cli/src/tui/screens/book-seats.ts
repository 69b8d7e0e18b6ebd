import type { Scene } from '../screen.ts'
import { type BookState, performanceOf } from './book-state.ts'

/** Two digits that come within this time make one number (ms). */
const TOGETHER_MS = 1_500
/** How many seats two digits can say. */
const TWO_DIGITS = 99

/** The form after something in it was changed: what was said about it before is not true any more. */
const changed = (state: BookState): BookState => ({
  ...state,
  ...{ digits: undefined, stage: { is: 'form' } },
})

/** Another grade, or more or fewer seats, up to what one booking may have as far as is known. */
export function turned(state: BookState, scene: Scene, by: number): BookState {
  const grades = performanceOf(state, scene)?.grades.map(({ grade }) => grade) ?? []
  if (state.line === 'grade' && grades.length > 0) {
    const place = grades.indexOf(state.grade) + by + grades.length
    return { ...changed(state), grade: grades[place % grades.length] ?? state.grade }
  }
  if (state.line !== 'seats') return state
  const most = state.most ?? Number.POSITIVE_INFINITY
  return { ...changed(state), seats: Math.min(most, Math.max(1, state.seats + by)) }
}

/** The number of seats after a digit. Two that come quickly are one number; one that is too high begins a new one. */
export function withDigit(state: BookState, digit: string, now: number): BookState {
  const most = state.most ?? TWO_DIGITS
  const { text: before = '', at = 0 } = state.digits ?? {}
  const longer = now - at <= TOGETHER_MS ? before + digit : digit
  const text = Number(longer) <= Math.max(most, 9) ? longer : digit
  const seats = Math.min(most, Number(text))
  // No seats cannot be booked: a zero alone says nothing.
  return seats === 0 ? state : { ...changed(state), seats, digits: { text, at: now } }
}
