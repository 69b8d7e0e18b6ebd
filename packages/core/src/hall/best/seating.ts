import { NOT_FOR_ANYBODY } from '../flags.ts'
import type { Seat, SeatMap, Segment } from '../seat-map.ts'

/** What best available needs of a map. It is prepared once for a map, so that a search only adds and compares. */
export type Seating = {
  readonly map: SeatMap
  /** by seat: 1 if it is sold to anybody */
  readonly forAnybody: Uint8Array
  /** by seat: the place of its segment in the map */
  readonly segmentOf: Uint16Array
  /**
   * by seat, and one more: the distances of all seats before it, added up. The distance of a seat is dx² + (2·dy)² from the focus
   * in seats and rows (domain 3.5), times four, which is a whole number.
   */
  readonly distanceBefore: Float64Array
  /** the segments of each row */
  readonly segmentsOf: readonly (readonly Segment[])[]
}

export function prepare(map: SeatMap): Seating {
  const forAnybody = Uint8Array.from(map.flags, (bits) => ((bits & NOT_FOR_ANYBODY) === 0 ? 1 : 0))
  const segmentOf = new Uint16Array(map.count)
  for (const [place, { first, end }] of map.segments.entries()) segmentOf.fill(place, first, end)
  const distanceBefore = new Float64Array(map.count + 1)
  for (let seat = 0; seat < map.count; seat++)
    distanceBefore[seat + 1] = (distanceBefore[seat] ?? 0) + distance(map, seat, map.focus)
  const segmentsOf = map.rows.map((_, row) => map.segments.filter((each) => each.row === row))
  return { map, forAnybody, segmentOf, distanceBefore, segmentsOf }
}

/** dx² + (2·dy)² between two seats, times four: `x` counts half seats. */
export function distance(map: SeatMap, one: Seat, other: Seat): number {
  const dx = (map.x[one] ?? 0) - (map.x[other] ?? 0)
  const dy = (map.rowOf[one] ?? 0) - (map.rowOf[other] ?? 0)
  return dx * dx + 16 * dy * dy
}

/** By seat: 1 if nobody has it. */
export type Free = Uint8Array

/** By seat: 1 if it is free and sold to anybody. */
export function inPlayOf({ forAnybody }: Seating, free: Free): Uint8Array {
  const inPlay = new Uint8Array(free.length)
  for (let seat = 0; seat < free.length; seat++)
    inPlay[seat] = (free[seat] ?? 0) & (forAnybody[seat] ?? 0)
  return inPlay
}

/** The seats among which a block is looked for. */
export type Search = {
  readonly seating: Seating
  /** by seat: 1 if it is free and sold to anybody. Orphans are judged on these. */
  readonly inPlay: Uint8Array
  /** by seat: 1 if it may be chosen */
  readonly wanted: Uint8Array
}

/** Neighbours in one segment, from `first` up to `end`. */
export type Block = { readonly first: Seat; readonly end: Seat }
