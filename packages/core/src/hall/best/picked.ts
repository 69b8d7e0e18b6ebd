import type { OrphanRule } from '../../kernel/index.ts'
import { BIT } from '../flags.ts'
import { type Seat, type SeatMap, type Segment, seatsIn } from '../seat-map.ts'
import { eachBlock, orphansIn, orphansMade } from './blocks.ts'
import { type Block, distance, type Free, inPlayOf, type Seating } from './seating.ts'

export type PickedCheck =
  | { readonly kind: 'fine' }
  | {
      readonly kind: 'leaves-single-seat'
      /** what would be left over */
      readonly left: readonly Seat[]
      /** what the party can have instead of all that was picked, in the order of the map */
      readonly instead: readonly Seat[]
    }

/**
 * Whether seats can be booked that somebody has picked (domain 3.5). They are never refused without an alternative: else the last pairs
 * could not be sold. A party with a place for a wheelchair, or with seats of the house, may leave what it likes.
 *
 * @param picked free seats
 */
export function checkPicked(
  seating: Seating,
  free: Free,
  picked: readonly Seat[],
  rule: OrphanRule,
): PickedCheck {
  const offences = [...offencesOf(seating, free, picked, rule)]
  const [first] = offences
  if (!first) return { kind: 'fine' }
  let instead = moved(picked, first)
  // Other parts may have to move as well. Each move leaves fewer single seats, and each part leaves two at most.
  for (let moves = 1; ; moves++) {
    const [next] = offencesOf(seating, free, instead, rule)
    if (!next) break
    if (moves > 2 * picked.length) throw new Error('Seats move without leaving fewer single ones.')
    instead = moved(instead, next)
  }
  return {
    kind: 'leaves-single-seat',
    left: [...new Set(offences.flatMap(({ left }) => left))],
    instead,
  }
}

/** Neighbours that leave single seats although others do not. */
type Offence = {
  readonly part: Block
  readonly left: readonly Seat[]
  /** what the party can have instead of this part */
  readonly instead: readonly Seat[]
}

/** Finds one after the other, since the search for what can be had instead goes through the hall. */
function* offencesOf(
  seating: Seating,
  free: Free,
  picked: readonly Seat[],
  rule: OrphanRule,
): Generator<Offence> {
  const { map, segmentOf, forAnybody } = seating
  if (rule === 'off' || picked.some((seat) => forAnybody[seat] !== 1)) return
  const before = inPlayOf(seating, free)
  const after = before.slice()
  for (const seat of picked) after[seat] = 0
  const touched = [...new Set(picked.map((seat) => segmentOf[seat] ?? 0))]
  for (const segment of touched.flatMap((place) => map.segments[place] ?? [])) {
    const orphans = orphansIn(after, segment)
    if (orphans.length <= orphansIn(before, segment).length) continue
    for (const part of partsIn(segment, picked)) {
      // What the party has elsewhere it keeps.
      const open = after.slice().fill(1, part.first, part.end)
      if (orphansMade(open, segment, part.first, part.end) <= 0) continue
      const among = rule === 'segment' ? [segment] : map.segments
      const instead = nearestAlike(seating, open, part, among)
      const left = orphans.filter((seat) => seat === part.first - 1 || seat === part.end)
      if (instead) yield { part, left, instead }
    }
  }
}

/** The seats after a part of them has moved, in the order of the map. */
const moved = (seats: readonly Seat[], { part, instead }: Offence): readonly Seat[] =>
  [...seats.filter((seat) => seat < part.first || seat >= part.end), ...instead].toSorted(
    (a, b) => a - b,
  )

/** The neighbours among what was picked in a segment. */
function partsIn({ first, end }: Segment, picked: readonly Seat[]): readonly Block[] {
  const chosen = new Set(picked)
  const parts: Block[] = []
  for (let seat = first; seat < end; seat++) {
    if (!chosen.has(seat)) continue
    const begin = seat
    while (seat < end && chosen.has(seat)) seat += 1
    parts.push({ first: begin, end: seat })
  }
  return parts
}

/** The neighbours nearest to a part that are as many, of the same grades, and make no orphan. */
function nearestAlike(
  { map }: Seating,
  inPlay: Uint8Array,
  part: Block,
  among: readonly Segment[],
): readonly Seat[] | undefined {
  const kinds = kindsOf(map, seatsIn(part))
  const size = part.end - part.first
  let best: { readonly seats: readonly Seat[]; readonly away: number } | undefined
  for (const segment of among)
    eachBlock(inPlay, segment, size, (first) => {
      const away = distance(map, first, part.first)
      if (best && away >= best.away) return
      if (orphansMade(inPlay, segment, first, first + size) > 0) return
      const seats = seatsIn({ first, end: first + size })
      if (kindsOf(map, seats) === kinds) best = { seats, away }
    })
  return best?.seats
}

/** How many seats there are of each grade, and with a restricted view, in any order. */
const kindsOf = ({ gradeOf, flags }: SeatMap, seats: readonly Seat[]): string =>
  seats
    .map((seat) => `${gradeOf[seat]}${((flags[seat] ?? 0) & BIT.restricted) === 0 ? '' : '!'}`)
    .sort()
    .join()
