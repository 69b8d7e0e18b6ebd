import type { Seat } from '../seat-map.ts'
import { distanceOf, eachBlock, orphansMade } from './blocks.ts'
import type { Block, Search } from './seating.ts'

export type Together = { readonly rule: 'L1' | 'L2'; readonly block: Block }

/**
 * L1: the neighbours in one segment that make no orphan, as near to the focus as possible. L2: if there are none, those that make some.
 * Of several that are as near, the one in front is chosen, and then the one on the left: seats are in this order.
 */
export function together(search: Search, size: number): Together | undefined {
  const { seating, inPlay, wanted } = search
  let clean: Seat | undefined
  let other: Seat | undefined
  let [leastClean, leastOther] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const segment of seating.map.segments)
    eachBlock(wanted, segment, size, (first) => {
      const distance = distanceOf(seating, { first, end: first + size })
      if (distance >= leastClean) return
      if (orphansMade(inPlay, segment, first, first + size) <= 0) {
        clean = first
        leastClean = distance
      } else if (distance < leastOther) {
        other = first
        leastOther = distance
      }
    })
  const first = clean ?? other
  if (first === undefined) return undefined
  return { rule: clean === undefined ? 'L2' : 'L1', block: { first, end: first + size } }
}
