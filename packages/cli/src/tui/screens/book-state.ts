import type { PerformanceResponse, ReservationResponse } from '@outerpark/core/contract'
import { type Money, type RefusalParams, times } from '@outerpark/core/kernel'
import type { Failure } from '../../failure.ts'
import { type Field, fieldOf, selectedAll } from '../parts/field.ts'
import type { Scene } from '../screen.ts'

/** The lines of the form, from the top. */
export const LINES = ['grade', 'seats', 'card'] as const
export type Line = (typeof LINES)[number]

/** A grade and the price of one seat. */
export type Offer = { readonly grade: string; readonly price: Money }

/** The performance that another screen passes, with the prices that it has shown. */
export type BookGiven = Pick<PerformanceResponse, 'id'> & {
  readonly grades: readonly (Offer & { readonly available?: number })[]
}

export type BookState = {
  readonly performanceId: string
  readonly line: Line
  /** the name of the grade: its place changes with the prices */
  readonly grade: string
  readonly seats: number
  /** the digits of the number that is being typed, and when the last one came (ms since the epoch) */
  readonly digits: { readonly text: string; readonly at: number } | undefined
  /** how many seats one booking may have, once the box office has told it */
  readonly most: number | undefined
  readonly card: Field
  /** the prices that the person at the terminal has seen */
  readonly seen: readonly Offer[]
  /** what a refused booking told, which the season may not know yet */
  readonly told: (Offer & { readonly was: Money }) | undefined
  readonly stage:
    | {
        readonly is: 'form'
        readonly refusal?: Failure | undefined
        /** when the refusal was first shown, ms since the epoch */
        readonly since?: number
        /** whether Enter was pressed on a grade that is sold out */
        readonly isFull?: true
      }
    | { readonly is: 'sending' }
    | { readonly is: 'booked'; readonly reservation: ReservationResponse }
}

/** The form of a performance, at the first grade that has seats. */
export function newBooking(given: unknown): BookState {
  const { id, grades } = (given ?? { id: '', grades: [] }) as BookGiven // what is on passes it
  const open = grades.find(({ available = 1 }) => available > 0) ?? grades[0]
  return {
    ...{ performanceId: id, line: 'grade', grade: open?.grade ?? '' },
    ...{ seats: 1, digits: undefined, most: undefined, card: fieldOf('card-ok') },
    seen: grades.map(({ grade, price }) => ({ grade, price })),
    ...{ told: undefined, stage: { is: 'form' } },
  }
}

/** The form once more with what was chosen, at the card: another one is typed in its place. */
export const bookedAgain = (state: BookState): BookState => ({
  ...state,
  ...{ line: 'card', card: selectedAll(state.card), stage: { is: 'form' } },
})

/** The booking that this screen has made, as it is by now: as soon as MyPage has it, and as it was made before. */
export function bookingOf({ stage }: BookState, { snapshot }: Pick<Scene, 'snapshot'>) {
  if (stage.is !== 'booked') return undefined
  return snapshot.mypage.value?.reservations.find(({ id }) => id === stage.reservation.id)
}

/** Whether the seats were given back because nothing was paid: the same can be booked again. */
export function isUnpaid(state: BookState, scene: Pick<Scene, 'snapshot'>): boolean {
  const status = bookingOf(state, scene)?.status
  return status === 'payment-failed' || status === 'expired'
}

export const performanceOf = ({ performanceId }: BookState, { snapshot }: Scene) =>
  snapshot.season.value?.find(({ id }) => id === performanceId)

/** Whether more seats are asked for than one booking may have, as far as is known. */
export const isTooMany = ({ seats, most }: BookState): boolean => most !== undefined && seats > most

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

/** After a refusal that tells how many seats one booking may have, the form knows that. */
function withMost(state: BookState, refusal: Failure | undefined): BookState {
  if (refusal?.code !== 'too-many-seats') return state
  const { most } = (refusal.params ?? {}) as Partial<RefusalParams['too-many-seats']> // it is checked below
  return typeof most === 'number' && most > 0 ? { ...state, most } : state
}

/** After a refusal that tells another amount, the form shows that one, and the next Enter books at it. */
export function withTold(before: BookState): BookState {
  const { refusal } = before.stage.is === 'form' ? before.stage : {}
  const state = withMost(before, refusal)
  if (refusal?.code !== 'offer-changed') return state
  const params = (refusal.params ?? {}) as Partial<RefusalParams['offer-changed']> // it is checked below
  const { grade, seats = 1, expected, amount } = params
  if (typeof grade !== 'string' || !expected || !amount) return state
  const [was, price] = [
    { ...expected, amount: expected.amount / seats },
    { ...amount, amount: amount.amount / seats },
  ]
  return seenAt({ ...state, told: { grade, was, price } }, { grade, price })
}
