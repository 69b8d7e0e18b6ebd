import { besideAisle } from './across.ts'
import { LEAST_PART, runsIn } from './blocks.ts'
import type { Block, Search } from './seating.ts'
import { mostApart } from './split.ts'
import { overlap } from './two-rows.ts'

/** How large a party could be. */
export type Largest = {
  /** neighbours in one segment */
  readonly together: number
  /** in two parts, across an aisle or one behind the other. It is never less than `together`. */
  readonly inTwo: number
  /** of those who ask: how many find seats if they may be apart, anywhere in parts of two or more */
  readonly apart: number
  /** of those in wheelchairs: how many find places in one row */
  readonly wheelchairs: number
}

/** The largest party for which L1 to L4 would find seats, and how many of `size` would find some with L5. */
export function largestOf(search: Search, size: number): Largest {
  const { map } = search.seating
  const runs = runsIn(search)
  const sizes = runs.map(({ first, end }) => end - first)
  const together = Math.max(0, ...sizes)
  const across = map.segments.map((left, n) => {
    const right = map.segments[n + 1]
    const parts = left.besideNext && right ? besideAisle(search, left, right) : []
    return parts.every((part) => part >= LEAST_PART) ? sum(parts) : 0
  })
  const inTwo = Math.max(together, ...across, largestBehind(search, runs))
  return { together, inTwo, apart: mostApart(runs, size), wheelchairs: 0 }
}

/** The largest party in two adjoining rows, one part behind the other. */
function largestBehind({ seating: { map } }: Search, runs: readonly Block[]): number {
  const large = runs.filter(({ first, end }) => end - first >= LEAST_PART)
  const byRow = Map.groupBy(large, ({ first }) => map.rowOf[first] ?? 0)
  let most = 0
  for (const [row, ones] of byRow) {
    if (map.rows[row]?.level !== map.rows[row + 1]?.level) continue
    for (const one of ones)
      for (const other of byRow.get(row + 1) ?? []) {
        const size = one.end - one.first + other.end - other.first
        if (size > most && overlap(map, one, other)) most = size
      }
  }
  return most
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
