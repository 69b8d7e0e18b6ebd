import type { HoldResponse, PerformanceResponse } from '@outerpark/core/contract'
import type { Seat, SeatMap } from '@outerpark/core/hall'
import { isOver } from '@outerpark/core/kernel'
import type { Failure } from '../../failure.ts'
import type { HallSeats } from '../model/seats.ts'
import type { Scene } from '../screen.ts'
import { type Line, makeLine } from './seats-line.ts'

/** The seats that the person wants to have: these, or the best of a grade, which are these as far as is known. */
export type Wish = {
  readonly places: readonly string[]
  readonly best?: { readonly grade: string; readonly seats: number }
}

/** What is asked of the box office. */
export type Job =
  | { readonly is: 'hold'; readonly wish: Wish; readonly accepts: boolean }
  | { readonly is: 'extend' }

/** Why seats are not held. */
export type Problem = {
  readonly refusal: Failure
  /** whether the same can be asked for again with a restricted view accepted */
  readonly isRestricted?: boolean
}

export type SeatsState = {
  readonly performanceId: string
  /** the plan in which the cursor is; undefined until one is known */
  readonly map: SeatMap | undefined
  readonly cursor: Seat | undefined
  /** the column in which the cursor wants to be: it comes back there after a short row */
  readonly goal: number | undefined
  /** the first row and column that are shown, if not all are */
  readonly from: { readonly row: number; readonly column: number }
  /** how many columns a seat has, if somebody has chosen that */
  readonly zoom: 1 | 2 | undefined
  /** how many seats `b` takes */
  readonly party: number
  /** the place of the selected block in the list for screen readers */
  readonly block: number
  readonly wish: Wish
  /** what the box office holds, as it has told last */
  readonly hold: HoldResponse | undefined
  /** when it has told that (ms since the epoch); `now`: since this was drawn last */
  readonly toldAt: number | 'now'
  /** seats that were held and are not any more, which the plan may not know yet */
  readonly givenBack: readonly string[]
  /** seats that a refusal has called taken, which the plan may not know yet */
  readonly lost: readonly string[]
  /** whether restricted views will do */
  readonly accepts: boolean
  readonly problem: Problem | undefined
  /** whether the time of the hold is over */
  readonly isOver: boolean
  readonly line: Line<Job>
}

export const NO_WISH: Wish = { places: [] }

/** The most seats that `b` takes. */
export const MOST_TOGETHER = 20

/** The plan of a performance, of which nothing is held as far as is known. */
export const newSeats = (given: unknown): SeatsState => ({
  performanceId: ((given ?? { id: '' }) as Pick<PerformanceResponse, 'id'>).id, // what is on passes it
  ...{
    map: undefined,
    cursor: undefined,
    goal: undefined,
    from: { row: 0, column: 0 },
    zoom: undefined,
  },
  ...{ party: 2, block: 0, wish: NO_WISH, hold: undefined, toldAt: 0, givenBack: [], lost: [] },
  ...{ accepts: false, problem: undefined, isOver: false },
  // A wish is for all seats, so only the newest counts.
  line: makeLine<Job>((newer, waiting) => newer.is === waiting.is),
})

/** The plan for somebody who comes back to it. That of another performance begins anew. */
export function resumed(before: SeatsState, given: unknown): SeatsState | undefined {
  if (given === undefined) return before
  return newSeats(given).performanceId === before.performanceId ? before : undefined
}

/** The seats of the performance, as soon as they are known. */
export function seatsOf(
  { performanceId }: Pick<SeatsState, 'performanceId'>,
  { snapshot }: Pick<Scene, 'snapshot'>,
): HallSeats | undefined {
  const { value } = snapshot.seats
  return value?.performanceId === performanceId ? value : undefined
}

export const showOf = (
  { performanceId }: Pick<SeatsState, 'performanceId'>,
  { snapshot }: Pick<Scene, 'snapshot'>,
): PerformanceResponse | undefined => snapshot.season.value?.find(({ id }) => id === performanceId)

export const placesIn = (hold: HoldResponse | undefined): readonly string[] =>
  hold?.lines.flatMap(({ places }) => places ?? []) ?? []

/** The seats of the performance that the customer has booked. */
export const bookedBy = (
  { performanceId }: Pick<SeatsState, 'performanceId'>,
  { snapshot }: Pick<Scene, 'snapshot'>,
): readonly string[] =>
  (snapshot.mypage.value?.reservations ?? [])
    .filter((each) => each.performanceId === performanceId && !isOver(each.status))
    .flatMap(({ lines }) => lines.flatMap(({ places }) => places ?? []))

/** Whether exactly the seats that are wanted are held. */
export function isHeld({ wish, hold }: Pick<SeatsState, 'wish' | 'hold'>): boolean {
  const held = new Set(placesIn(hold))
  return !wish.best && held.size === wish.places.length && wish.places.every((id) => held.has(id))
}

/** A choice of as many seats that leaves no single one, if a booking of those that are held does. */
export const insteadOf = (state: SeatsState): readonly string[] =>
  isHeld(state) ? (state.hold?.leavesSingle?.instead ?? []) : []
