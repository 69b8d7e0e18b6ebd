import type { PerformanceResponse } from '@outerpark/core/contract'
import type { Money } from '@outerpark/core/kernel'
import type { NamedSeats } from '@outerpark/core/names'
import type { Scene } from '../screen.ts'
import { priceOf } from './book-prices.ts'
import { type BookState, changed, performanceOf } from './book-state.ts'

type Grade = PerformanceResponse['grades'][number]

/** Seats of one grade that are to be booked, with the price of one of them as the form shows it, and how many there are. */
export type WantedLine = NamedSeats & {
  readonly price: Money
  /** the booking fee of one of them */
  readonly fee: number
  readonly available: number
}

/** All seats that are to be booked: those that were added, and last those of the grade that is chosen now. */
export const wantedOf = ({ held, added, grade, seats }: BookState): readonly NamedSeats[] =>
  held
    ? held.lines.map((each) => ({ grade: each.grade, seats: each.seats }))
    : [...added, { grade, seats }]

/** The same with what is known of the grades. Nothing, if one of them is not on sale. */
export function linesOf(state: BookState, scene: Scene): readonly WantedLine[] {
  const { grades = [], bookingFee } = performanceOf(state, scene) ?? {}
  const lines = wantedOf(state).map(({ grade, seats }) => {
    const known = grades.find((each) => each.grade === grade)
    // Seats that are held are left for whoever holds them.
    const available = Math.max(known?.available ?? 0, state.held ? seats : 0)
    const price = known && priceOf(state, known)
    // As the box office counts it: free seats have none.
    const fee = price && price.amount > 0 ? (bookingFee?.amount ?? 0) : 0
    return known && price && { grade, seats, available, price, fee }
  })
  return lines.every((each) => each !== undefined) ? lines : []
}

const seatsIn = (lines: readonly NamedSeats[]): number =>
  lines.reduce((sum, { seats }) => sum + seats, 0)

/** What all seats cost together. They have one currency: see {@link choicesOf}. Undefined if there are none. */
export function amountOf(lines: readonly WantedLine[]): Money | undefined {
  const [first] = lines
  const amount = lines.reduce((sum, { seats, price, fee }) => sum + seats * (price.amount + fee), 0)
  return first && { amount, currency: first.price.currency }
}

/** How many seats of the chosen grade one booking may have beside those that were added, as far as is known. */
export const roomOf = ({ most, added }: BookState): number =>
  most === undefined ? Number.POSITIVE_INFINITY : most - seatsIn(added)

/** Whether more seats are asked for than one booking may have, as far as is known. */
export const isTooMany = (state: BookState): boolean => !state.held && state.seats > roomOf(state)

/** The first line whose grade has no seats left. */
export const soldOutIn = (lines: readonly WantedLine[]): WantedLine | undefined =>
  lines.find(({ available }) => available === 0)

/** The grades that can be chosen: those that were not added, in the same currency, since one payment has only one. */
export function choicesOf(state: BookState, scene: Scene): readonly Grade[] {
  const grades = performanceOf(state, scene)?.grades ?? []
  const isAdded = ({ grade }: Grade) => state.added.some((each) => each.grade === grade)
  const currency = grades.find(isAdded)?.price.currency
  return grades.filter(
    (each) => !isAdded(each) && (currency === undefined || each.price.currency === currency),
  )
}

/** The grade to go on with after the chosen one was added. Undefined if that cannot be, or if no other grade has seats. */
function nextChoice(state: BookState, scene: Scene): Grade | undefined {
  const choices = choicesOf(state, scene)
  const at = choices.findIndex(({ grade }) => grade === state.grade)
  const chosen = choices[at]
  if (!chosen || chosen.available === 0 || state.seats >= roomOf(state)) return undefined
  return [...choices.slice(at + 1), ...choices.slice(0, at)].find(
    ({ available, price }) => available > 0 && price.currency === chosen.price.currency,
  )
}

/** Whether seats of another grade can go into the same booking. */
export const canAdd = (state: BookState, scene: Scene): boolean =>
  nextChoice(state, scene) !== undefined

/** What is chosen now is added, and the form goes on with the next grade that has seats. */
export function withAnother(state: BookState, scene: Scene): BookState {
  const next = nextChoice(state, scene)
  if (!next) return state
  return { ...changed(state), added: wantedOf(state), grade: next.grade, seats: 1 }
}

/**
 * The form without one grade: the first of those that were added and are sold out now, or else the last one. Then the grade that was
 * chosen before it is chosen again.
 */
export function withoutOne(state: BookState, scene: Scene): BookState {
  const { added } = state
  const full = soldOutIn(linesOf(state, scene).slice(0, -1))
  if (full) return { ...changed(state), added: added.filter(({ grade }) => grade !== full.grade) }
  const last = added.at(-1)
  return last ? { ...changed(state), added: added.slice(0, -1), ...last } : state
}

/** What is left instead of a grade that is full: other grades, or else the next performance with seats. */
export function insteadOf(state: BookState, scene: Scene) {
  const full = performanceOf(state, scene)
  const wanted = wantedOf(state)
  const isOne = wanted.length === 1
  // Of one grade fewer seats may be left, or another grade is taken. Of several, those that are not wanted yet are left.
  const grades =
    full?.grades.filter(
      ({ grade, available }) =>
        available > 0 && (isOne || !wanted.some((each) => each.grade === grade)),
    ) ?? []
  const hasSeats = (all: readonly Grade[]) =>
    wanted.every(({ grade, seats }) =>
      all.some((each) => each.available >= seats && (isOne || each.grade === grade)),
    )
  const other = scene.snapshot.season.value?.find(
    ({ id, musicalId, grades: all }) =>
      id !== full?.id && musicalId === full?.musicalId && hasSeats(all),
  )
  return { grades, other }
}
