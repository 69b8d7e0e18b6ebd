import { BIT } from '../flags.ts'
import { type Row, type Seat, type Segment, seatsIn } from '../seat-map.ts'
import { distanceOf, orphansIn } from './blocks.ts'
import type { Largest } from './largest.ts'
import type { Seating } from './seating.ts'

/** What is free for people in wheelchairs and those who come with them. By seat: 1 if it is. */
export type Places = {
  readonly seating: Seating
  readonly inPlay: Uint8Array
  readonly chairs: Uint8Array
  /** seats for companions, and seats that anybody may have */
  readonly company: Uint8Array
}

export type Accessible = { readonly rule: 'L1' | 'L2' | 'L5'; readonly seats: readonly Seat[] }

type Wanted = { readonly seats: number; readonly wheelchairs: number }

/**
 * Places for a party of which some sit in wheelchairs: neighbours, of whom just those have places for wheelchairs. The others have
 * seats for companions, and other seats only if there are too few. If there are no such neighbours, the nearest places of one row (L5).
 */
export const accessible = (places: Places, wanted: Wanted): Accessible | undefined =>
  neighbours(places, wanted) ?? inOneRow(places, wanted)

/** The largest smaller party with as many wheelchairs that finds places, and how many wheelchairs do. All of them are in one row. */
export function largestAccessible(places: Places, { seats, wheelchairs }: Wanted): Largest {
  let [most, size] = [0, 0]
  for (const row of places.seating.map.rows) {
    const chairs = countIn(places.chairs, row)
    most = Math.max(most, Math.min(chairs, wheelchairs))
    if (chairs < wheelchairs) continue
    size = Math.max(size, Math.min(wheelchairs + countIn(places.company, row), seats))
  }
  return { together: size, inTwo: size, apart: size, wheelchairs: most }
}

/** How many seats of a stretch have a 1 in the column. */
function countIn(column: Uint8Array, { first, end }: Pick<Segment, 'first' | 'end'>): number {
  let count = 0
  for (let seat = first; seat < end; seat++) count += column[seat] ?? 0
  return count
}

/** How good a choice is. The first difference counts, and less is better. */
type Cost = readonly number[]

const isLess = (one: Cost, other: Cost): boolean => {
  const n = one.findIndex((cost, i) => cost !== other[i])
  return n !== -1 && (one[n] ?? 0) < (other[n] ?? 0)
}

function neighbours(places: Places, { seats: size, wheelchairs }: Wanted): Accessible | undefined {
  const { seating, chairs, company, inPlay } = places
  let best: { readonly cost: Cost; readonly first: Seat } | undefined
  for (const segment of seating.map.segments) {
    // Few stretches have places for wheelchairs, and anybody may ask for them in a hall of 20,000 seats.
    if (countIn(chairs, segment) < wheelchairs) continue
    for (let first = segment.first; first + size <= segment.end; first++) {
      const end = first + size
      const block = seatsIn({ first, end })
      if (!block.every((seat) => chairs[seat] === 1 || company[seat] === 1)) continue
      if (block.filter((seat) => chairs[seat] === 1).length !== wheelchairs) continue
      const ordinary = block.filter((seat) => inPlay[seat] === 1).length
      const orphans = Math.max(0, orphansAfter(inPlay, segment, first, end))
      const cost = [ordinary, orphans, distanceOf(seating, { first, end })]
      if (!best || isLess(cost, best.cost)) best = { cost, first }
    }
  }
  if (!best) return undefined
  const rule = best.cost[1] === 0 ? 'L1' : 'L2'
  return { rule, seats: seatsIn({ first: best.first, end: best.first + size }) }
}

function orphansAfter(inPlay: Uint8Array, segment: Segment, first: Seat, end: Seat): number {
  const after = inPlay
    .slice(segment.first, segment.end)
    .fill(0, first - segment.first, end - segment.first)
  const whole = { ...segment, first: 0, end: after.length }
  return orphansIn(after, whole).length - orphansIn(inPlay, segment).length
}

function inOneRow(places: Places, wanted: Wanted): Accessible | undefined {
  let best: { readonly cost: Cost; readonly seats: readonly Seat[] } | undefined
  for (const row of places.seating.map.rows)
    for (const found of choicesIn(row, places, wanted))
      if (!best || isLess(found.cost, best.cost)) best = found
  return best && { rule: 'L5', seats: best.seats.toSorted((a, b) => a - b) }
}

/** For each group of places for wheelchairs that follow each other in the row: the seats nearest to its middle. */
function choicesIn(row: Row, { seating, chairs, company }: Places, { seats, wheelchairs }: Wanted) {
  const { map, distanceBefore } = seating
  if (countIn(chairs, row) < wheelchairs) return []
  const inRow = seatsIn(row)
  const free = inRow.filter((seat) => chairs[seat] === 1)
  const others = inRow.filter((seat) => company[seat] === 1)
  if (free.length < wheelchairs || others.length < seats - wheelchairs) return []
  const isCompanion = (seat: Seat) => ((map.flags[seat] ?? 0) & BIT.companion) !== 0
  return Array.from({ length: free.length - wheelchairs + 1 }, (_, n) => {
    const group = free.slice(n, n + wheelchairs)
    const middle = group.reduce((sum, seat) => sum + (map.x[seat] ?? 0), 0) / wheelchairs
    const away = (seat: Seat) => Math.abs((map.x[seat] ?? 0) - middle)
    const near = others
      .toSorted((a, b) => Number(isCompanion(b)) - Number(isCompanion(a)) || away(a) - away(b))
      .slice(0, seats - wheelchairs)
    const all = [...group, ...near]
    const distance = all.reduce(
      (sum, seat) => sum + (distanceBefore[seat + 1] ?? 0) - (distanceBefore[seat] ?? 0),
      0,
    )
    return { cost: [all.reduce((sum, seat) => sum + away(seat), 0), distance], seats: all }
  })
}
