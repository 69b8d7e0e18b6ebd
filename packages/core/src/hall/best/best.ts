import { BIT } from '../flags.ts'
import { type Seat, seatsIn } from '../seat-map.ts'
import { accessible, largestAccessible } from './accessible.ts'
import { acrossAisle } from './across.ts'
import { type Among, placesIn, searchIn } from './among.ts'
import { type Largest, largestOf } from './largest.ts'
import { type Free, inPlayOf, type Seating } from './seating.ts'
import { splitUp } from './split.ts'
import { together } from './together.ts'
import { twoRows } from './two-rows.ts'

/** What somebody asks for who does not pick the seats. */
export type Wish = {
  readonly seats: number
  /** one of the grades of the map; undefined: any, and also several */
  readonly grade?: string | undefined
  /** whether a restricted view is as good as any other. If not, such seats are chosen only if nothing else is there. */
  readonly restricted?: boolean | undefined
  /** whether the party may be apart, in parts of two or more (L5) */
  readonly split?: boolean | undefined
  /** how many of them sit in wheelchairs. Only then there are seats for companions. */
  readonly wheelchairs?: number | undefined
  /** for the staff: seats that are kept for the house, and only these */
  readonly house?: boolean | undefined
}

/** Which rule a choice follows (domain 3.5): how the party sits. */
export type Rule = 'L1' | 'L2' | 'L3' | 'L4' | 'L5'

export type BestSeats =
  | {
      readonly kind: 'chosen'
      readonly rule: Rule
      /** in the order of the map */
      readonly seats: readonly Seat[]
      /** those of them with a restricted view, which the customer has to accept */
      readonly restricted: readonly Seat[]
    }
  | { readonly kind: 'no-block'; readonly largest: Largest }

/**
 * The best seats for a party. The same state always gives the same answer. A party stays together before an orphan is avoided,
 * since the rule must never cost a booking.
 *
 * @throws RangeError if no seat is asked for, more wheelchairs than seats, or a grade that the map does not have
 */
export function bestSeats(seating: Seating, free: Free, wish: Wish): BestSeats {
  const { map } = seating
  const grade = wish.grade === undefined ? -1 : map.grades.indexOf(wish.grade)
  if (wish.seats < Math.max(1, wish.wheelchairs ?? 0) || (wish.grade !== undefined && grade === -1))
    throw new RangeError(`Nobody can look for these seats: ${JSON.stringify(wish)}`)
  const inPlay = inPlayOf(seating, free)
  const among = (withRestricted: boolean): Among => ({
    seating,
    free,
    inPlay,
    grade,
    withRestricted,
  })
  const found =
    (wish.restricted ? undefined : choice(among(false), wish)) ?? choice(among(true), wish)
  if (!found) return { kind: 'no-block', largest: largest(among(true), wish) }
  const seats = found.seats.toSorted((a, b) => a - b)
  const restricted = seats.filter((seat) => ((map.flags[seat] ?? 0) & BIT.restricted) !== 0)
  return { kind: 'chosen', rule: found.rule, seats, restricted }
}

type Choice = { readonly rule: Rule; readonly seats: readonly Seat[] }

function choice(among: Among, wish: Wish): Choice | undefined {
  const { seats: size, wheelchairs = 0 } = wish
  if (wheelchairs > 0) return accessible(placesIn(among), { seats: size, wheelchairs })
  const search = searchIn(among, wish.house === true)
  const one = together(search, size)
  if (one) return { rule: one.rule, seats: seatsIn(one.block) }
  const across = acrossAisle(search, size)
  if (across) return { rule: 'L3', seats: across.blocks.flatMap(seatsIn) }
  const rows = twoRows(search, size)
  if (rows) return { rule: 'L4', seats: rows.blocks.flatMap(seatsIn) }
  const parts = wish.split ? splitUp(search, size) : undefined
  return parts && { rule: 'L5', seats: parts.flatMap(seatsIn) }
}

/** How large a party could be that asks for the same. */
function largest(among: Among, wish: Wish): Largest {
  const { seats, wheelchairs = 0 } = wish
  if (wheelchairs > 0) return largestAccessible(placesIn(among), { seats, wheelchairs })
  return largestOf(searchIn(among, wish.house === true), seats)
}
