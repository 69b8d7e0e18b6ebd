import type { Scene } from '../screen.ts'
import { choicesOf, roomOf } from './book-lines.ts'
import { type BookState, changed } from './book-state.ts'

/** Two digits that come within this time make one number (ms). */
const TOGETHER_MS = 1_500
/** How many seats two digits can say. */
const TWO_DIGITS = 99

/** Another grade, or more or fewer seats, up to what one booking may have as far as is known. */
export function turned(state: BookState, scene: Scene, by: number): BookState {
  const grades = choicesOf(state, scene).map(({ grade }) => grade)
  if (state.row === 'grade' && grades.length > 0) {
    const place = grades.indexOf(state.grade) + by + grades.length
    return { ...changed(state), grade: grades[place % grades.length] ?? state.grade }
  }
  if (state.row !== 'seats') return state
  const seats = Math.min(roomOf(state), state.seats + by)
  return { ...changed(state), seats: Math.max(1, seats) }
}

/** The number of seats after a digit. Two that come quickly are one number; one that is too high begins a new one. */
export function withDigit(state: BookState, digit: string, now: number): BookState {
  const most = state.most === undefined ? TWO_DIGITS : Math.max(1, roomOf(state))
  const { text: before = '', at = 0 } = state.digits ?? {}
  const longer = now - at <= TOGETHER_MS ? before + digit : digit
  const text = Number(longer) <= Math.max(most, 9) ? longer : digit
  const seats = Math.min(most, Number(text))
  // No seats cannot be booked: a zero alone says nothing.
  return seats === 0 ? state : { ...changed(state), seats, digits: { text, at: now } }
}
