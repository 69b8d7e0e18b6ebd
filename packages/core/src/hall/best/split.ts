import type { SeatMap } from '../seat-map.ts'
import { distanceOf, LEAST_PART, runsIn } from './blocks.ts'
import type { Block, Search } from './seating.ts'

/** The parts of a party, and how far they are from the first one: the distance of each of its people from it, added up. */
type Spread = { readonly blocks: readonly Block[]; readonly spread: number }

type Part = { readonly block: Block; readonly gap: number }

/** A party of more people begins near the focus, in one of so many places. Trying all of them takes seconds in a large hall. */
const MANY = { people: 20, places: 50 }

/** Another level is as far as this many rows: there are stairs between. */
const LEVEL_IN_ROWS = 100

/** Three people may be two and one. Each larger party is in parts of two or more. */
const TWO_AND_ONE = LEAST_PART + 1

/**
 * L5: a party in parts of two or more, wherever they are, as near to each other as possible. Three people are two and one. The first
 * part is as large as its place allows, and the others are the nearest ones to it.
 */
export function splitUp(search: Search, size: number): readonly Block[] | undefined {
  const all = runsIn(search)
  // Without this, nothing ends the search early in a hall where too few seats are free.
  if (mostApart(all, size) < size) return undefined
  const least = size === TWO_AND_ONE ? 1 : LEAST_PART
  const runs = all.filter((run) => sizeOf(run) >= least)
  let best: Spread | undefined
  for (const place of beginnings(search, runs, size))
    best = around(search, runs, place, size, best) ?? best
  return best?.blocks
}

/** Where the first part of a party may be: in which of the runs. */
function beginnings({ seating }: Search, runs: readonly Block[], size: number): Iterable<number> {
  if (size <= MANY.people) return runs.keys()
  const away = runs.map(({ first, end }) => distanceOf(seating, { first, end }) / (end - first))
  return [...runs.keys()].sort((a, b) => (away[a] ?? 0) - (away[b] ?? 0)).slice(0, MANY.places)
}

/**
 * How many of a party find seats for which it may be apart: `size`, or the most that would.
 * @param runs the longest stretches of seats that may be chosen
 */
export function mostApart(runs: readonly Block[], size: number): number {
  const sizes = runs.map(sizeOf)
  const large = sizes.filter((each) => each >= LEAST_PART)
  const inParts = large.reduce((sum, each) => sum + each, 0)
  // Two and one.
  if (inParts === LEAST_PART && sizes.length > 1) return Math.min(size, TWO_AND_ONE)
  const most = Math.min(size, Math.max(inParts, ...sizes, 0))
  // Of an odd number one would be alone if all parts are of two.
  const isAlone = most > TWO_AND_ONE && most % LEAST_PART === 1
  return isAlone && large.every((each) => each === LEAST_PART) ? most - 1 : most
}

/** The party with its first part in the run at `place`. Undefined if it is not less spread than the best one so far. */
function around(
  { seating }: Search,
  runs: readonly Block[],
  place: number,
  size: number,
  best: Spread | undefined,
): Spread | undefined {
  const { map } = seating
  const anchor = runs[place]
  const first = anchor ? partOf(anchor, size, size) : 0
  // A party of one has no parts.
  if (!anchor || first < Math.min(size, LEAST_PART)) return undefined
  const begin = nearest(anchor, first, (block) => distanceOf(seating, block))
  const limit = best?.spread ?? Number.POSITIVE_INFINITY
  const others = nearTo(map, begin, runs, place, limit)
  others.sort((one, other) => one.gap - other.gap || one.run.first - other.run.first)
  const parts: Part[] = [{ block: begin, gap: 0 }]
  let left = size - first
  let spread = 0
  for (const { run, gap } of others) {
    let take = partOf(run, left, size)
    if (take === 0 && left === TWO_AND_ONE) {
      const smaller = shrink(parts)
      if (smaller) {
        spread -= smaller.gap
        left += 1
        take = LEAST_PART
      }
    }
    if (take === 0) continue
    parts.push({ block: nearest(run, take, (block) => gapBetween(map, begin, block)), gap })
    left -= take
    spread += take * gap
    if (spread >= limit) return undefined
    if (left === 0) return { blocks: parts.map(({ block }) => block), spread }
  }
  return undefined
}

/** The other runs that are less than `limit` away from a block of the run at `place`. Rows further off are not looked at. */
function nearTo(
  map: SeatMap,
  block: Block,
  runs: readonly Block[],
  place: number,
  limit: number,
): { readonly run: Block; readonly gap: number }[] {
  const found: { readonly run: Block; readonly gap: number }[] = []
  const row = map.rowOf[block.first] ?? 0
  for (const step of [-1, 1])
    for (let at = place + step; at >= 0 && at < runs.length; at += step) {
      const run = runs[at]
      const dy = (map.rowOf[run?.first ?? 0] ?? 0) - row
      if (!run || 16 * dy * dy >= limit) break
      const gap = gapBetween(map, block, run)
      if (gap < limit) found.push({ run, gap })
    }
  return found
}

/** Of three people who are left two can sit together if another part has one person less. Gives that part. */
function shrink(parts: Part[]): Part | undefined {
  const large = parts.findIndex(({ block }) => sizeOf(block) > LEAST_PART)
  const part = parts[large]
  if (!part) return undefined
  parts[large] = { ...part, block: { ...part.block, end: part.block.end - 1 } }
  return part
}

const sizeOf = ({ first, end }: Block) => end - first

/** How many people a run takes, so that nobody who is left is alone. Of three people one may be. */
function partOf(run: Block, left: number, size: number): number {
  const take = Math.min(sizeOf(run), left)
  if (size === TWO_AND_ONE) return take
  const fits = left - take === 1 ? take - 1 : take
  return fits >= LEAST_PART ? fits : 0
}

/** The block of that size in a run that costs least; of several the one on the left. */
function nearest({ first, end }: Block, size: number, cost: (block: Block) => number): Block {
  let best = { first, end: first + size }
  for (let seat = first + 1; seat + size <= end; seat++) {
    const block = { first: seat, end: seat + size }
    if (cost(block) < cost(best)) best = block
  }
  return best
}

/** How far two blocks are from each other, between the seats that are next to each other: dx² + (2·dy)², times four. */
function gapBetween({ x, rowOf, rows }: SeatMap, one: Block, other: Block): number {
  const [a, b] = [rowOf[one.first] ?? 0, rowOf[other.first] ?? 0]
  const at = (seat: number) => x[seat] ?? 0
  const right = at(other.first) - at(one.end - 1)
  const left = at(one.first) - at(other.end - 1)
  const dx = Math.max(0, right, left)
  const stairs = rows[a]?.level === rows[b]?.level ? 0 : LEVEL_IN_ROWS
  const dy = Math.abs(a - b) + stairs
  return dx * dx + 16 * dy * dy
}
