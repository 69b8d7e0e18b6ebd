import {
  type BestTerms,
  type GradePlaces,
  type OrphanRule,
  type PlacesOnSale,
  type PlaceTerms,
  type Refused,
  refuse,
} from '../kernel/index.ts'
import { bestSeats } from './best/best.ts'
import type { Largest } from './best/largest.ts'
import { checkPicked } from './best/picked.ts'
import { type Free, prepare, type Seating } from './best/seating.ts'
import { BIT } from './flags.ts'
import { type Seat, type SeatMap, seatId, seatOf } from './seat-map.ts'
import { FREE, NOT_SOLD, type SeatStates, TAKEN } from './taken.ts'

/** The seats of a performance at one moment. */
export type SeatsNow = { readonly map: SeatMap; readonly states: SeatStates }

/** The seats of a performance as a booking sees them (domain 3.4, 3.5). */
export const placesOnSale = (now: SeatsNow): PlacesOnSale => ({
  pick: (ids, terms) => pick(now, ids, terms),
  leavesSingle: (ids, rule) => leavesSingle(now, ids, rule),
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

function leavesSingle(
  now: SeatsNow,
  ids: readonly string[],
  rule: OrphanRule,
): Refused | undefined {
  const { map } = now
  const seats = ids.flatMap((id) => seatOf(map, id) ?? [])
  const check = checkPicked(seatingOf(map), freeIn(now), seats, rule)
  if (check.kind === 'fine') return undefined
  const named = (some: readonly Seat[]) => some.map((seat) => seatId(map, seat))
  return refuse('leaves-single-seat', { seats: named(check.left), instead: named(check.instead) })
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

/** A seat is free or not, for the search. A loop, since `map` calls a function for each seat: that is half of a search. */
function freeIn({ states }: SeatsNow): Free {
  const free = new Uint8Array(states.length)
  for (let seat = 0; seat < states.length; seat++) free[seat] = states[seat] === FREE ? 1 : 0
  return free
}

/** What is prepared for a map once. */
const seatings = new WeakMap<SeatMap, Seating>()
function seatingOf(map: SeatMap): Seating {
  const known = seatings.get(map)
  if (known) return known
  const seating = prepare(map)
  seatings.set(map, seating)
  return seating
}

type Wanted = { readonly grade: string; readonly seats: number }

/** The best seats of each grade, one grade after the other (domain 3.5). */
function best(
  now: SeatsNow,
  wanted: readonly Wanted[],
  terms: BestTerms,
): readonly GradePlaces[] | Refused {
  const { map } = now
  const { acceptRestricted, split, wheelchairs } = terms
  const free = freeIn(now)
  const chosen: GradePlaces[] = []
  for (const { grade, seats } of wanted) {
    const wish = { grade, seats, restricted: acceptRestricted, split, wheelchairs }
    const found = bestSeats(seatingOf(map), free, wish)
    if (found.kind === 'no-block') return refuseBest({ grade, seats }, terms, found.largest)
    if (found.restricted.length > 0 && !acceptRestricted)
      return refuse('seat-restricted', {
        seats: found.restricted.map((seat) => seatId(map, seat)),
      })
    for (const seat of found.seats) free[seat] = 0
    chosen.push({ grade, places: found.seats.map((seat) => seatId(map, seat)) })
  }
  return chosen
}

/** Why there are no such seats, and what there is instead. */
function refuseBest(
  { grade, seats }: Wanted,
  { split, wheelchairs }: BestTerms,
  largest: Largest,
): Refused {
  if (wheelchairs > 0) {
    const { together, wheelchairs: most } = largest
    return refuse('no-wheelchair-places', { grade, seats, wheelchairs, most, largest: together })
  }
  if (split) return refuse('no-block', { case: 'split', grade, seats, largest: largest.apart })
  return refuse('no-block', {
    case: largest.apart === seats ? 'split-would-do' : 'together',
    ...{ grade, seats, largest: lessThan(seats, largest) },
  })
}

/** The most seats that somebody finds who wants too many. Where four sit two and two, three find none: nobody is put alone. */
const lessThan = (seats: number, { together, inTwo }: Largest): number =>
  inTwo < seats ? inTwo : together
