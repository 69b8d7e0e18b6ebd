import {
  type BestSeats,
  bestSeats,
  FREE,
  prepare,
  type Rule,
  type Seat,
  type Seating,
  type SeatMap,
} from '@outerpark/core/hall'
import { CHOSEN, type Looks, OWN } from './seats-looks.ts'

/** What is prepared for a map once. */
const seatings = new WeakMap<SeatMap, Seating>()
function seatingOf(map: SeatMap): Seating {
  const known = seatings.get(map) ?? prepare(map)
  seatings.set(map, known)
  return known
}

/** By seat: 1 if the person can have it, or has it. */
const freeIn = (looks: Looks): Uint8Array =>
  looks.map((look) => (look === FREE || look === OWN || look === CHOSEN ? 1 : 0))

type Wished = { readonly grade: string; readonly seats: number; readonly accepts: boolean }

/** The seats that the box office would choose, as far as is known. */
export const bestNow = (map: SeatMap, looks: Looks, { grade, seats, accepts }: Wished): BestSeats =>
  bestSeats(seatingOf(map), freeIn(looks), { grade, seats, restricted: accepts })

/** Seats for a party, and how it sits there. */
export type SeatsBlock = {
  readonly grade: string
  readonly rule: Rule
  readonly seats: readonly Seat[]
}

/** So many choices a grade has in the list. */
const CHOICES = 3

/** The best choices of each grade, the grades in this order. No seat is in two of them. */
export function blocksIn(
  map: SeatMap,
  looks: Looks,
  grades: readonly string[],
  { party, accepts }: { readonly party: number; readonly accepts: boolean },
): readonly SeatsBlock[] {
  const blocks: SeatsBlock[] = []
  const free = freeIn(looks)
  for (const grade of grades.filter((each) => map.grades.includes(each)))
    for (let n = 0; n < CHOICES; n++) {
      const found = bestSeats(seatingOf(map), free, { grade, seats: party, restricted: accepts })
      if (found.kind === 'no-block') break
      blocks.push({ grade, rule: found.rule, seats: found.seats })
      for (const seat of found.seats) free[seat] = 0
    }
  return blocks
}
