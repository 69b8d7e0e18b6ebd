import { KEPT } from './flags.ts'
import type { Seat, SeatMap } from './seat-map.ts'

/**
 * What each seat of a performance is, by its number in the map: a byte each, which is an ASCII character, so that all of them are a
 * text for clients (domain 3.4).
 */
export type SeatStates = Uint8Array

export const FREE = 0x2e // .
export const TAKEN = 0x78 // x
/** killed, or kept for the house */
export const NOT_SOLD = 0x2d // -

/** The states of a performance for which nothing is booked. */
export function freshStates({ count, flags }: SeatMap): SeatStates {
  const states = new Uint8Array(count).fill(FREE)
  for (let seat = 0; seat < count; seat++)
    if (((flags[seat] ?? 0) & KEPT) !== 0) states[seat] = NOT_SOLD
  return states
}

/**
 * The states after seats have changed from one state to another.
 * @throws if one of them was in another state, which means that a rule has a bug (N1)
 */
export function withStates(
  states: SeatStates,
  seats: readonly Seat[],
  from: number,
  to: number,
): SeatStates {
  const changed = states.slice()
  for (const seat of seats) {
    if (changed[seat] !== from)
      throw new Error(`Seat no. ${seat} is ${changed[seat]}, not ${from}.`)
    changed[seat] = to
  }
  return changed
}

/** How many seats of each grade are not kept: the capacity of a performance, by the place of the grade in the map. */
export function seatsOfGrades(map: SeatMap): readonly number[] {
  const counts = map.grades.map(() => 0)
  for (let seat = 0; seat < map.count; seat++) {
    const grade = map.gradeOf[seat] ?? 0
    if (((map.flags[seat] ?? 0) & KEPT) === 0) counts[grade] = (counts[grade] ?? 0) + 1
  }
  return counts
}
