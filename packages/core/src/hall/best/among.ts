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
  return { seating, inPlay, wanted: filtered(among, house ? BIT.house : 0) }
}

/** The places for a party with wheelchairs. */
export function placesIn(among: Among): Places {
  const { seating, inPlay } = among
  const [companions, others] = [filtered(among, BIT.companion), filtered(among, 0)]
  const company = companions.map((each, seat) => each | (others[seat] ?? 0))
  return { seating, inPlay, chairs: filtered(among, BIT.wheelchair), company }
}

/**
 * By seat: 1 if it is free, of the grade, and has flags that fit.
 * @param bits those of {@link NOT_FOR_ANYBODY} that it has to have, and no others of them
 */
function filtered(
  { seating: { map }, free, grade, withRestricted }: Among,
  bits: number,
): Uint8Array {
  const { count, flags, gradeOf } = map
  const wanted = new Uint8Array(count)
  const looked = withRestricted ? NOT_FOR_ANYBODY : NOT_FOR_ANYBODY | BIT.restricted
  for (let seat = 0; seat < count; seat++) {
    const isOpen = free[seat] === 1 && (grade === -1 || gradeOf[seat] === grade)
    if (isOpen && ((flags[seat] ?? 0) & looked) === bits) wanted[seat] = 1
  }
  return wanted
}
