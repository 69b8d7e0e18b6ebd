import { expect, test } from 'vitest'
import type { Seat } from '../seat-map.ts'
import { GRAND } from '../testing/halls.ts'
import { blocksOf, orphansOf } from '../testing/plain-count.ts'
import { randomFrom } from '../testing/random.ts'
import { emptyHall, type State, take } from '../testing/state.ts'
import { bestSeats } from './best.ts'
import { checkPicked } from './picked.ts'

// Domain 3.5, "what it is worth": parties come to the grand theatre, of which 1,686 seats are sold to anybody.

type Choose = (state: State, size: number, random: () => number) => readonly Seat[] | undefined

/** A block of that size, wherever it is: nobody looks for what is near the focus. */
const anyBlock: Choose = (state, size, random) => {
  const blocks = blocksOf(state, size)
  return blocks[Math.floor(random() * blocks.length)]
}

const strict: Choose = (state, size, random) => {
  const picked = anyBlock(state, size, random)
  if (!picked) return undefined
  const check = checkPicked(state.seating, state.free, picked, 'strict')
  return check.kind === 'fine' ? picked : check.instead
}

const best: Choose = ({ seating, free }, seats) => {
  const found = bestSeats(seating, free, { seats, restricted: true })
  return found.kind === 'chosen' ? found.seats : undefined
}

/** Lets parties come until 1,500 have been there: of one (15 %), two (55 %), and three to six. */
function fill(choose: Choose) {
  const state = emptyHall(GRAND)
  const random = randomFrom(7)
  let [sold, orphansAt1200] = [0, -1]
  for (let party = 0; party < 1_500; party++) {
    const kind = random()
    const size = kind < 0.15 ? 1 : kind < 0.7 ? 2 : 3 + Math.floor(random() * 4)
    const seats = choose(state, size, random)
    if (!seats) continue
    take(state, seats)
    sold += seats.length
    if (orphansAt1200 === -1 && sold >= 1_200) orphansAt1200 = orphansOf(state)
  }
  return { sold, orphansAt1200 }
}

test('with the rule every seat is sold, and few are ever single', () => {
  const off = fill(anyBlock)
  expect(off.sold).toBeLessThan(1_660)
  expect(off.orphansAt1200).toBeGreaterThan(100)
  const ruled = fill(strict)
  expect(ruled.sold).toBe(1_686)
  expect(ruled.orphansAt1200).toBeLessThan(off.orphansAt1200 / 5)
})

test('best available leaves no single seat, and sells every seat', () => {
  expect(fill(best)).toEqual({ sold: 1_686, orphansAt1200: 0 })
})
