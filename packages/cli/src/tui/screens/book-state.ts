import type { PerformanceResponse, ReservationResponse } from '@outerpark/core/contract'
import type { Money } from '@outerpark/core/kernel'
import type { NamedSeats } from '@outerpark/core/names'
import type { Failure } from '../../failure.ts'
import { type Field, fieldOf, selectedAll } from '../parts/field.ts'
import type { Scene } from '../screen.ts'

/** The rows of the form that are filled in, from the top. */
export const ROWS = ['grade', 'seats', 'card'] as const
export type Row = (typeof ROWS)[number]

/** A grade and the price of one seat. */
export type Offer = { readonly grade: string; readonly price: Money }

/** The performance that another screen passes, with the prices that it has shown. */
export type BookGiven = Pick<PerformanceResponse, 'id'> & {
  readonly grades: readonly (Offer & { readonly available?: number })[]
  readonly held?: HeldSeats
}

/** Chosen seats that are held until they are paid. */
export type HeldSeats = {
  readonly lines: readonly (NamedSeats & { readonly places: readonly string[] })[]
  /** RFC 3339 */
  readonly until: string
  /** whether some of them have a restricted view, which will do */
  readonly accepts: boolean
}

export type BookState = {
  readonly performanceId: string
  /** where the cursor is */
  readonly row: Row
  /** seats of other grades that were chosen before, in their order; each grade once */
  readonly added: readonly NamedSeats[]
  /** the name of the grade that is chosen now: its place changes with the prices */
  readonly grade: string
  readonly seats: number
  /** chosen seats, if those of the performance have numbers: then only the card is filled in */
  readonly held: HeldSeats | undefined
  /** the digits of the number that is being typed, and when the last one came (ms since the epoch) */
  readonly digits: { readonly text: string; readonly at: number } | undefined
  /** how many seats one booking may have, once the box office has told it */
  readonly most: number | undefined
  readonly card: Field
  /** the step of what a cancel gives back from which on it is shown; the first one if left out */
  readonly from?: number
  /** the prices that the person at the terminal has seen */
  readonly seen: readonly Offer[]
  /** what a refused booking told, which the season may not know yet; `was`: what the season said then */
  readonly told: readonly (Offer & { readonly was: Money })[]
  readonly stage:
    | {
        readonly is: 'form'
        readonly refusal?: Failure | undefined
        /** when the refusal was first shown, ms since the epoch */
        readonly since?: number
        /** whether Enter was pressed with a grade that is sold out */
        readonly isFull?: true
      }
    | { readonly is: 'sending' }
    | { readonly is: 'booked'; readonly reservation: ReservationResponse }
}

/** The form of a performance, at the first grade that has seats. */
export function newBooking(given: unknown): BookState {
  const { id, grades, held } = (given ?? { id: '', grades: [] }) as BookGiven // what is on passes it
  const open = grades.find(({ available = 1 }) => available > 0) ?? grades[0]
  return {
    ...{ performanceId: id, row: held ? 'card' : 'grade', added: [], grade: open?.grade ?? '' },
    ...{ seats: 1, held, digits: undefined, most: undefined, card: fieldOf('card-ok') },
    seen: grades.map(({ grade, price }) => ({ grade, price })),
    ...{ told: [], stage: { is: 'form' } },
  }
}

/**
 * The form for somebody who comes back from what is on. That of the same performance is as it was; for another one only that is kept
 * which is the same for each: how many seats one booking may have.
 *
 * @param given undefined if they come back from elsewhere: then all of it is as it was
 */
export function resumed(before: BookState, given: unknown): BookState | undefined {
  if (given === undefined) return undefined
  const fresh = newBooking(given)
  const { most, stage, performanceId, card } = before
  const isSame = stage.is === 'form' && performanceId === fresh.performanceId
  if (fresh.held) return { ...fresh, most, ...(isSame && { card }) }
  return isSame && !before.held ? { ...changed(before), seen: fresh.seen } : { ...fresh, most }
}

/** The form after something in it was changed: what was said about it before is not true any more. */
export const changed = (state: BookState): BookState => ({
  ...state,
  ...{ digits: undefined, stage: { is: 'form' } },
})

const LONG_AGO = new Date(0).toISOString()

/** The form once more with what was chosen, at the card: another one is typed in its place. The booking has ended the hold. */
export const bookedAgain = (state: BookState): BookState => ({
  ...state,
  ...{ row: 'card', card: selectedAll(state.card), stage: { is: 'form' } },
  held: state.held && { ...state.held, until: LONG_AGO },
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
