// What domain 3.5 says about free seats, counted in the plainest way. It is written without the search, which is tested by it.
import { NOT_FOR_ANYBODY } from '../flags.ts'
import type { Seat } from '../seat-map.ts'
import type { State } from './state.ts'

/** By seat: 1 if it is free and sold to anybody. */
export const inPlay = ({ seating: { map }, free }: State): Uint8Array =>
  free.map((each, seat) => (((map.flags[seat] ?? 0) & NOT_FOR_ANYBODY) === 0 ? each : 0))

/** How many seats in play have no neighbour in play: none in the same segment, so that an aisle parts neighbours. */
export function orphansOf(state: State): number {
  const open = inPlay(state)
  return state.seating.map.segments.flatMap(({ first, end }) => {
    const segment = [...open.slice(first, end)]
    return segment.filter((seat, n) => seat === 1 && segment[n - 1] !== 1 && segment[n + 1] !== 1)
  }).length
}

/** Every block of that many neighbours in play, from left to right in each segment. */
export function blocksOf(state: State, size: number): (readonly Seat[])[] {
  const open = inPlay(state)
  const blocks: (readonly Seat[])[] = []
  for (const { first, end } of state.seating.map.segments)
    for (let seat = first; seat + size <= end; seat++) {
      if (open[seat] !== 1) continue
      const block = Array.from({ length: size }, (_, n) => seat + n)
      if (block.every((each) => open[each] === 1)) blocks.push(block)
    }
  return blocks
}
