import type { RowSeating } from './row-line.ts'

/** Neighbours in a row, between aisles, gaps and walls. */
export type Stretch = {
  /** its first seat, counted from 0 in the row */
  readonly first: number
  /** the seat behind its last one */
  readonly end: number
  /** how many aisles of the row are on its left */
  readonly aisles: number
  /** whether one aisle, and nothing else, is between it and the next one of the row */
  readonly besideNext: boolean
}

/** Where the seats of a row are. The rows of one line are alike. */
export type RowShape = {
  /** from left to right as seen from the hall */
  readonly numbers: readonly number[]
  /** the middle of each seat, in half seats to the right of the middle of the hall */
  readonly x: readonly number[]
  readonly stretches: readonly Stretch[]
  readonly aisles: number
}

/** A seat, and how much of the row is on its left: places with and without seats, and aisles. */
type Placed = { readonly number: number; readonly place: number; readonly aisles: number }

/**
 * A row takes one place for each seat and for each place without one; aisles take none. The middle of the row is that of the hall, if it
 * is not shifted.
 */
export function shapeOf({ items, shift }: RowSeating): RowShape {
  const seats: Placed[] = []
  let [places, aisles, aisleAhead] = [0, 0, false]
  for (const item of items) {
    if (item.kind === 'aisle') {
      // Along the wall it divides nothing.
      aisleAhead = places > 0
      continue
    }
    if (aisleAhead) aisles += 1
    aisleAhead = false
    if (item.kind === 'seats')
      for (const [n, number] of item.numbers.entries())
        seats.push({ number, place: places + n, aisles })
    places += item.kind === 'gap' ? item.places : item.numbers.length
  }
  return {
    numbers: seats.map(({ number }) => number),
    x: seats.map(({ place }) => 2 * place - (places - 1) + shift),
    stretches: stretchesOf(seats),
    aisles,
  }
}

function stretchesOf(seats: readonly Placed[]): readonly Stretch[] {
  const isLast = ({ place, aisles }: Placed, n: number) => {
    const next = seats[n + 1]
    return !next || next.place > place + 1 || next.aisles > aisles
  }
  const ends = seats.flatMap((seat, n) => (isLast(seat, n) ? [n + 1] : []))
  return ends.map((end, n) => {
    const first = ends[n - 1] ?? 0
    const aisles = seats[first]?.aisles ?? 0
    const [last, next] = [seats[end - 1], seats[end]]
    const besideNext = last !== undefined && next?.place === last.place + 1
    return { first, end, aisles, besideNext }
  })
}
