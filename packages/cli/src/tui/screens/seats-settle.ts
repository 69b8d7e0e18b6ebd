import type { HoldResponse } from '@outerpark/core/contract'
import { FREE, type Seat, type SeatMap, seatId, seatOf, TAKEN } from '@outerpark/core/hall'
import type { HallSeats } from '../model/seats.ts'
import type { Scene } from '../screen.ts'
import { layoutOf, windowAt } from './seats-plan.ts'
import { bookedBy, NO_WISH, placesIn, type SeatsState, seatsOf } from './seats-state.ts'

/** An answer that was asked for before a change may come so much later (ms): it does not know the change. */
const LATE_MS = 1_000
/** The plan may be so old (ms). */
const NEWS_MS = 3_000

/** The state as it has to be drawn now: with what the box office says meanwhile, and with the cursor in the part that is shown. */
export function settled(state: SeatsState, scene: Scene): SeatsState {
  const told = state.toldAt === 'now' ? { ...state, toldAt: scene.now } : state
  const seats = seatsOf(state, scene)
  const known = withoutEnded(withNews(withoutOutage(told, scene), scene), seats, scene)
  const current = withPlan(withoutOver(known, scene.now), seats, scene.now)
  if (!seats) return current
  const { map } = seats
  const cursor = cursorIn(map, current)
  const layout = layoutOf(map, scene.size, current.zoom)
  return { ...current, map, cursor, from: windowAt(layout, cursor, current.from) }
}

/** The seat of the cursor, also if the performance has another plan by now. It begins at the best seat. */
function cursorIn(map: SeatMap, { map: before, cursor }: SeatsState): Seat {
  if (before === map && cursor !== undefined) return cursor
  const id = before && cursor !== undefined ? seatId(before, cursor) : undefined
  return (id === undefined ? undefined : seatOf(map, id)) ?? map.focus
}

/** Without what was said of a box office that does not run, once it has answered again. */
function withoutOutage(state: SeatsState, { snapshot }: Scene): SeatsState {
  const { freshness, at = 0 } = snapshot.seats
  const isOutage = state.problem?.refusal.code === 'daemon-unreachable'
  const isBack = freshness.state === 'up' && typeof state.toldAt === 'number' && at > state.toldAt
  return isOutage && isBack ? { ...state, problem: undefined } : state
}

const untilOf = ({ until }: HoldResponse): number => Date.parse(until)

/** How much time is left of the hold (ms); undefined if nothing is held. */
export const leftOf = ({ hold }: Pick<SeatsState, 'hold'>, now: number): number | undefined =>
  hold && Math.max(0, untilOf(hold) - now)

/** The hold may have been changed or booked elsewhere, as with the CLI. What is asked for here is newer. */
function withNews(state: SeatsState, { snapshot, now }: Scene): SeatsState {
  const { value, at = 0 } = snapshot.hold
  if (value?.performanceId !== state.performanceId || typeof state.toldAt !== 'number') return state
  if (state.line.isBusy() || at <= state.toldAt + LATE_MS) return state
  const hold = value.hold && untilOf(value.hold) > now ? value.hold : undefined
  if (isSame(hold, state.hold)) return state
  const wish = state.problem ? state.wish : { places: placesIn(hold) }
  return { ...state, hold, wish, toldAt: at }
}

const isSame = (one: HoldResponse | undefined, other: HoldResponse | undefined): boolean =>
  one?.until === other?.until && placesIn(one).join() === placesIn(other).join()

/** Without a hold that was booked or given back elsewhere. A plan that does not follow what happens says nothing of that. */
function withoutEnded(
  state: SeatsState,
  seats: HallSeats | undefined,
  { snapshot, now }: Scene,
): SeatsState {
  const held = placesIn(state.hold)
  if (held.length === 0 || state.line.isBusy()) return state
  const booked = bookedBy(state, { snapshot })
  const isOld = typeof state.toldAt === 'number' && now - state.toldAt > NEWS_MS
  const isKnown = seats && isOld && snapshot.seats.freshness.state === 'up'
  const isFree = (id: string) => seats?.states[seatOf(seats.map, id) ?? -1] === FREE
  const isEnded = held.some((id) => booked.includes(id) || (isKnown && isFree(id)))
  return isEnded ? { ...state, hold: undefined, wish: NO_WISH } : state
}

/** Without a hold whose time is over. */
function withoutOver(state: SeatsState, now: number): SeatsState {
  if (!state.hold || untilOf(state.hold) > now || state.line.isBusy()) return state
  return { ...state, hold: undefined, wish: NO_WISH, problem: undefined, isOver: true }
}

/** Without what the plan knows by now of seats that were given back, or that somebody else has taken. */
function withPlan(state: SeatsState, seats: HallSeats | undefined, now: number): SeatsState {
  if (state.givenBack.length + state.lost.length === 0) return state
  const isLong = typeof state.toldAt === 'number' && now - state.toldAt > NEWS_MS
  if (isLong) return { ...state, givenBack: [], lost: [] }
  const unknown = (ids: readonly string[], look: number) =>
    ids.filter((id) => seats && seats.states[seatOf(seats.map, id) ?? -1] !== look)
  return {
    ...state,
    givenBack: unknown(state.givenBack, FREE),
    lost: unknown(state.lost, TAKEN),
  }
}
