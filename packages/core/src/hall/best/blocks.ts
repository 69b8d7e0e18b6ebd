import type { Seat, Segment } from '../seat-map.ts'
import type { Block, Search, Seating } from './seating.ts'

/** The smallest part of a party that sits apart. */
export const LEAST_PART = 2

/** The longest stretches of seats that may be chosen. */
export function runsIn({ seating, wanted }: Search): readonly Block[] {
  const runs: Block[] = []
  for (const segment of seating.map.segments)
    for (let seat = segment.first; seat < segment.end; seat++) {
      if (wanted[seat] !== 1) continue
      const first = seat
      while (seat < segment.end && wanted[seat] === 1) seat += 1
      runs.push({ first, end: seat })
    }
  return runs
}

/** Calls `visit` with the first seat of each block of that size in a segment, from left to right. */
export function eachBlock(
  wanted: Uint8Array,
  { first, end }: Segment,
  size: number,
  visit: (first: Seat) => void,
): void {
  let run = 0
  for (let seat = first; seat < end; seat++) {
    run = wanted[seat] === 1 ? run + 1 : 0
    if (run >= size) visit(seat + 1 - size)
  }
}

/** The distances of the seats of a block from the focus, added up. */
export const distanceOf = ({ distanceBefore }: Seating, { first, end }: Block): number =>
  (distanceBefore[end] ?? 0) - (distanceBefore[first] ?? 0)

/**
 * How many orphans a segment has more after a block of it is taken: seats in play without a neighbour in play. Only the seats beside
 * the block can become orphans; a single seat can have been one.
 *
 * @param first of a block whose seats are all in play, or all not
 */
export function orphansMade(inPlay: Uint8Array, segment: Segment, first: Seat, end: Seat): number {
  if (inPlay[first] !== 1) return 0
  const isFree = (seat: Seat) => seat >= segment.first && seat < segment.end && inPlay[seat] === 1
  const [left, right] = [isFree(first - 1), isFree(end)]
  if (end === first + 1 && !left && !right) return -1
  return Number(left && !isFree(first - 2)) + Number(right && !isFree(end + 1))
}

/** The orphans among the seats of a segment. */
export function orphansIn(inPlay: Uint8Array, segment: Segment): readonly Seat[] {
  const orphans: Seat[] = []
  for (let seat = segment.first; seat < segment.end; seat++) {
    const left = seat > segment.first && inPlay[seat - 1] === 1
    const right = seat + 1 < segment.end && inPlay[seat + 1] === 1
    if (inPlay[seat] === 1 && !left && !right) orphans.push(seat)
  }
  return orphans
}

/** A block, or several, and how good it is. */
export type Candidate = {
  readonly blocks: readonly Block[]
  readonly orphans: number
  /** how much larger the largest part is than the smallest one */
  readonly uneven: number
  readonly distance: number
}

/** Whether a candidate comes before another one: fewest orphans, most even parts, least distance. Otherwise the first one stays. */
export function isBetter(one: Omit<Candidate, 'blocks'>, other: Candidate | undefined): boolean {
  if (!other) return true
  if (one.orphans !== other.orphans) return one.orphans < other.orphans
  if (one.uneven !== other.uneven) return one.uneven < other.uneven
  return one.distance < other.distance
}
