import { besideAisle } from './across.ts'
import { LEAST_PART, runsIn } from './blocks.ts'
import type { Block, Search } from './seating.ts'
import { overlap } from './two-rows.ts'

/** How large a party could be. */
export type Largest = {
  /** neighbours in one segment */
  readonly together: number
  /** in two parts, across an aisle or one behind the other. It is never less than `together`. */
  readonly inTwo: number
}

/** The largest party for which L1 to L4 would find seats. */
export function largestOf(search: Search): Largest {
  const { map } = search.seating
  const runs = runsIn(search)
  const sizes = runs.map(({ first, end }) => end - first)
  const together = Math.max(0, ...sizes)
  const across = map.segments.map((left, n) => {
    const right = map.segments[n + 1]
    const parts = left.besideNext && right ? besideAisle(search, left, right) : []
    return parts.every((part) => part >= LEAST_PART) ? sum(parts) : 0
  })
  const rowOf = ({ first }: Block) => map.rowOf[first] ?? 0
  const large = runs.filter(({ first, end }) => end - first >= LEAST_PART)
  const behind = large.flatMap((one) =>
    large
      .filter((other) => rowOf(other) === rowOf(one) + 1)
      .filter((other) => map.rows[rowOf(one)]?.level === map.rows[rowOf(other)]?.level)
      .filter((other) => overlap(map, one, other))
      .map((other) => one.end - one.first + other.end - other.first),
  )
  return { together, inTwo: Math.max(together, ...across, ...behind) }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
