import type { PerformanceResponse, ReservationResponse } from '@outerpark/core/contract'
import { type Money, type RefusalParams, times } from '@outerpark/core/kernel'
import type { Failure } from '../../failure.ts'
import type { Field } from '../parts/field.ts'
import type { Scene } from '../screen.ts'

/** The lines of the form, from the top. */
export const LINES = ['grade', 'seats', 'card'] as const
export type Line = (typeof LINES)[number]

/** A grade and the price of one seat. */
export type Offer = { readonly grade: string; readonly price: Money }

/** The performance that another screen passes, with the prices that it has shown. */
export type BookGiven = Pick<PerformanceResponse, 'id'> & { readonly grades: readonly Offer[] }

export type BookState = {
  readonly performanceId: string
  readonly line: Line
  /** the name of the grade: its place changes with the prices */
  readonly grade: string
  readonly seats: number
  readonly card: Field
  /** the prices that the person at the terminal has seen */
  readonly seen: readonly Offer[]
  /** what a refused booking told, which the season may not know yet */
  readonly told: (Offer & { readonly was: Money }) | undefined
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
  return performanceOf(state, scene)?.grades.find(({ grade }) => grade === state.grade)
}

/** What a seat of the chosen grade costs, as the form shows it. */
export function priceOf(state: BookState, scene: Scene): Money | undefined {
  const grade = gradeOf(state, scene)
  const { told } = state
  const isNewer = told && told.grade === grade?.grade && told.was.amount === grade.price.amount
  return isNewer ? told.price : grade?.price
}

/** What the chosen seats cost, as the form shows it. */
export function amountOf(state: BookState, scene: Scene): Money | undefined {
  const price = priceOf(state, scene)
  return price && times(price, state.seats)
}

/** The price that was seen before the one that the form shows now; undefined if it is the same. */
export function priceBefore(state: BookState, scene: Scene): Money | undefined {
  const grade = gradeOf(state, scene)?.grade
  const before = state.seen.find((each) => each.grade === grade)?.price
  return before && before.amount !== priceOf(state, scene)?.amount ? before : undefined
}

/** The state after the person has seen what the chosen grade costs now. */
export function withSeen(state: BookState, scene: Scene): BookState {
  const [grade, price] = [gradeOf(state, scene)?.grade, priceOf(state, scene)]
  return grade === undefined || !price ? state : seenAt(state, { grade, price })
}

export const seenAt = (state: BookState, offer: Offer): BookState => ({
  ...state,
  seen: [...state.seen.filter(({ grade }) => grade !== offer.grade), offer],
})

/** After a refusal that tells another amount, the form shows that one, and the next Enter books at it. */
export function withTold(state: BookState): BookState {
  const { refusal } = state.stage.is === 'form' ? state.stage : {}
  if (refusal?.code !== 'offer-changed') return state
  const params = (refusal.params ?? {}) as Partial<RefusalParams['offer-changed']> // it is checked below
  const { grade, seats = 1, expected, amount } = params
  if (grade === undefined || !expected || !amount) return state
  const [was, price] = [
    { ...expected, amount: expected.amount / seats },
    { ...amount, amount: amount.amount / seats },
  ]
  return seenAt({ ...state, told: { grade, was, price } }, { grade, price })
}
