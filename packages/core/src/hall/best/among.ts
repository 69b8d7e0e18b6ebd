import { BIT, NOT_FOR_ANYBODY } from '../flags.ts'
import type { Places } from './accessible.ts'
import type { Free, Search, Seating } from './seating.ts'

/** The seats among which somebody wishes to have some. */
export type Among = {
  readonly seating: Seating
  readonly free: Free
  readonly inPlay: Uint8Array
  /** the place of the grade in the map; -1: all grades */
  readonly grade: number
  readonly withRestricted: boolean
}

/** The seats for a party without wheelchairs. For the house: only those that are kept for it. */
export function searchIn(among: Among, house: boolean): Search {
  const { seating, inPlay } = among
  const bits = house ? BIT.house : 0
  return { seating, inPlay, wanted: filtered(among, (flags) => (flags & NOT_FOR_ANYBODY) === bits) }
}

/** The places for a party with wheelchairs. */
export function placesIn(among: Among): Places {
  const { seating, inPlay } = among
  const has = (bits: number) => filtered(among, (flags) => (flags & NOT_FOR_ANYBODY) === bits)
  const [companions, others] = [has(BIT.companion), has(0)]
  const company = companions.map((each, seat) => each | (others[seat] ?? 0))
  return { seating, inPlay, chairs: has(BIT.wheelchair), company }
}

/** By seat: 1 if it is free, of the grade, and has flags that fit. */
function filtered(
  { seating: { map }, free, grade, withRestricted }: Among,
  fits: (flags: number) => boolean,
): Uint8Array {
  const wanted = new Uint8Array(map.count)
  for (let seat = 0; seat < map.count; seat++) {
    const flags = map.flags[seat] ?? 0
    const isOpen = free[seat] === 1 && (grade === -1 || map.gradeOf[seat] === grade)
    if (isOpen && fits(flags) && (withRestricted || (flags & BIT.restricted) === 0))
      wanted[seat] = 1
  }
  return wanted
}
