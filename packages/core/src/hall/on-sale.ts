import {
  type GradePlaces,
  type PlacesOnSale,
  type PlaceTerms,
  type Refused,
  refuse,
} from '../kernel/index.ts'
import { BIT } from './flags.ts'
import { type Seat, type SeatMap, seatId, seatOf } from './seat-map.ts'
import { NOT_SOLD, type SeatStates, TAKEN } from './taken.ts'

/** The seats of a performance at one moment. */
export type SeatsNow = { readonly map: SeatMap; readonly states: SeatStates }

/** The seats of a performance as a booking sees them (domain 3.4, 3.5). */
export const placesOnSale = (now: SeatsNow): PlacesOnSale => ({
  pick: (ids, terms) => pick(now, ids, terms),
  best: (wanted, terms) => best(now, wanted, terms),
})

/** Chosen seats are judged in the order in which customers can do something about it. */
function pick(
  { map, states }: SeatsNow,
  ids: readonly string[],
  { acceptRestricted }: PlaceTerms,
): readonly GradePlaces[] | Refused {
  const found = ids.map((id) => ({ id, seat: seatOf(map, id) }))
  const known = new Set<Seat | undefined>()
  const unknown = found.filter(
    ({ seat }) => seat === undefined || known.size === known.add(seat).size,
  )
  if (unknown.length > 0) return refuse('seat-unknown', { seats: unknown.map(({ id }) => id) })
  const seats = found.flatMap(({ seat }) => seat ?? [])
  const named = (test: (seat: Seat) => boolean) =>
    seats.filter(test).map((seat) => seatId(map, seat))
  const kept = named((seat) => states[seat] === NOT_SOLD)
  if (kept.length > 0) return refuse('seat-not-sold', { seats: kept })
  const taken = named((seat) => states[seat] === TAKEN)
  if (taken.length > 0) return refuse('seat-taken', { seats: taken })
  const flagged = (bit: number) => named((seat) => ((map.flags[seat] ?? 0) & bit) !== 0)
  const restricted = flagged(BIT.restricted)
  if (restricted.length > 0 && !acceptRestricted)
    return refuse('seat-restricted', { seats: restricted })
  const companions = flagged(BIT.companion)
  if (companions.length > 0 && flagged(BIT.wheelchair).length === 0)
    return refuse('companion-alone', { seats: companions })
  return byGrade(map, seats)
}

function byGrade(map: SeatMap, seats: readonly Seat[]): readonly GradePlaces[] {
  const ordered = [...seats].sort((a, b) => a - b)
  const grades = new Map<number, string[]>()
  for (const seat of ordered) {
    const grade = map.gradeOf[seat] ?? 0
    const places = grades.get(grade) ?? []
    places.push(seatId(map, seat))
    grades.set(grade, places)
  }
  return [...grades]
    .sort(([a], [b]) => a - b)
    .map(([grade, places]) => ({ grade: map.grades[grade] ?? '', places }))
}

function best(
  _now: SeatsNow,
  _wanted: readonly { readonly grade: string; readonly seats: number }[],
  _terms: PlaceTerms,
): readonly GradePlaces[] | Refused {
  throw new Error('not there yet')
}
