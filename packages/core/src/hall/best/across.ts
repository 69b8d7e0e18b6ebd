import type { Segment } from '../seat-map.ts'
import { type Candidate, distanceOf, isBetter, LEAST_PART, orphansMade } from './blocks.ts'
import type { Search } from './seating.ts'

/** L3: a party in one row on both sides of one aisle, each part of two or more. */
export function acrossAisle(search: Search, size: number): Candidate | undefined {
  const { seating, inPlay } = search
  let best: Candidate | undefined
  for (const [place, left] of seating.map.segments.entries()) {
    const right = seating.map.segments[place + 1]
    if (!left.besideNext || !right) continue
    const [ends, begins] = besideAisle(search, left, right)
    const most = Math.min(ends, size - LEAST_PART)
    for (let part = most; part >= Math.max(LEAST_PART, size - begins); part--) {
      const one = { first: left.end - part, end: left.end }
      const two = { first: right.first, end: right.first + size - part }
      const found = {
        orphans:
          orphansMade(inPlay, left, one.first, one.end) +
          orphansMade(inPlay, right, two.first, two.end),
        uneven: Math.abs(2 * part - size),
        distance: distanceOf(seating, one) + distanceOf(seating, two),
      }
      if (isBetter(found, best)) best = { ...found, blocks: [one, two] }
    }
  }
  return best
}

/** How many neighbours that may be chosen end at the aisle on its left, and begin on its right. */
export function besideAisle(
  { wanted }: Search,
  left: Segment,
  right: Segment,
): readonly [ends: number, begins: number] {
  let [ends, begins] = [0, 0]
  while (ends < left.end - left.first && wanted[left.end - 1 - ends] === 1) ends += 1
  while (begins < right.end - right.first && wanted[right.first + begins] === 1) begins += 1
  return [ends, begins]
}
