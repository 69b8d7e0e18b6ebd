import type { Seat, SeatMap } from '../seat-map.ts'
import {
  type Candidate,
  distanceOf,
  eachBlock,
  isBetter,
  LEAST_PART,
  orphansMade,
  runsIn,
} from './blocks.ts'
import type { Block, Search } from './seating.ts'

/** A block with what its choice costs. */
type Part = Block & { readonly orphans: number; readonly distance: number }

/** L4: a party in two adjoining rows, one behind the other: the columns of both parts overlap, and each is of two or more. */
export function twoRows(search: Search, size: number): Candidate | undefined {
  const { rows } = search.seating.map
  const longest = longestRuns(search)
  let best: Candidate | undefined
  // From the most even parts on.
  for (let less = Math.floor(size / 2); less >= LEAST_PART; less--) {
    const more = size - less
    for (let row = 0; row + 1 < rows.length; row++) {
      if (rows[row]?.level !== rows[row + 1]?.level) continue
      best = paired(search, { row, front: more, back: less }, longest, best)
      if (more !== less) best = paired(search, { row, front: less, back: more }, longest, best)
    }
    // Nothing less even is better than this.
    if (best?.orphans === 0) return best
  }
  return best
}

/** The longest run of each row: most rows of a hall that is nearly sold have none that is long enough. */
function longestRuns(search: Search): Uint16Array {
  const { rowOf, rows } = search.seating.map
  const longest = new Uint16Array(rows.length)
  for (const { first, end } of runsIn(search)) {
    const row = rowOf[first] ?? 0
    longest[row] = Math.max(longest[row] ?? 0, end - first)
  }
  return longest
}

function paired(
  search: Search,
  { row, front, back }: { readonly row: number; readonly front: number; readonly back: number },
  longest: Uint16Array,
  before: Candidate | undefined,
): Candidate | undefined {
  if ((longest[row] ?? 0) < front || (longest[row + 1] ?? 0) < back) return before
  const ones = partsIn(search, row, front)
  const others = partsIn(search, row + 1, back)
  let best = before
  for (const one of ones)
    for (const two of others) {
      const found = {
        orphans: one.orphans + two.orphans,
        uneven: Math.abs(front - back),
        distance: one.distance + two.distance,
      }
      if (isBetter(found, best) && overlap(search.seating.map, one, two))
        best = { ...found, blocks: [one, two] }
    }
  return best
}

function partsIn({ seating, inPlay, wanted }: Search, row: number, size: number): readonly Part[] {
  const parts: Part[] = []
  for (const segment of seating.segmentsOf[row] ?? [])
    eachBlock(wanted, segment, size, (first: Seat) => {
      const block = { first, end: first + size }
      const orphans = orphansMade(inPlay, segment, first, block.end)
      parts.push({ ...block, orphans, distance: distanceOf(seating, block) })
    })
  return parts
}

/** Whether a seat of one block stands before a seat of the other one, even if only by half of it. A seat is two halves wide. */
export function overlap({ x }: SeatMap, one: Block, other: Block): boolean {
  const at = (seat: Seat) => x[seat] ?? 0
  return at(one.first) - at(other.end - 1) < 2 && at(other.first) - at(one.end - 1) < 2
}
