import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BIT } from '../flags.ts'
import type { Seat } from '../seat-map.ts'
import { GRAND, STUDIO } from '../testing/halls.ts'
import { blocksOf, inPlay, orphansOf } from '../testing/plain-count.ts'
import { randomFrom } from '../testing/random.ts'
import { anyState } from '../testing/random-state.ts'
import { emptyHall, type State, take } from '../testing/state.ts'
import { bestSeats, type Wish } from './best.ts'
import { checkPicked } from './picked.ts'

// Domain 3.5, for halls and states that nobody has thought of. The laws are written without the search.

const anyWish: fc.Arbitrary<Wish> = fc
  .record(
    {
      seats: fc.integer({ min: 1, max: 8 }),
      grade: fc.constantFrom('R', 'S'),
      restricted: fc.boolean(),
      split: fc.boolean(),
      house: fc.boolean(),
      wheelchairs: fc.constantFrom(0, 0, 0, 1, 2),
    },
    { requiredKeys: ['seats'] },
  )
  .filter(({ seats, wheelchairs = 0 }) => wheelchairs <= seats)

const bitsOf = ({ seating: { map } }: State, seat: Seat) => map.flags[seat] ?? 0
const has = (state: State, seat: Seat, flag: keyof typeof BIT) =>
  (bitsOf(state, seat) & BIT[flag]) !== 0
const without = (state: State, seats: readonly Seat[]): State => {
  const after = { ...state, free: state.free.slice() }
  take(after, seats)
  return after
}

describe('best available', () => {
  const law = (name: string, holds: (state: State, wish: Wish) => void) =>
    test(name, () => {
      fc.assert(fc.property(anyState, anyWish, holds), { numRuns: 400 })
    })

  law('chooses as many seats as are asked for, free ones, of the grade', (state, wish) => {
    const best = bestSeats(state.seating, state.free, wish)
    if (best.kind === 'no-block') return
    expect(new Set(best.seats).size).toBe(wish.seats)
    for (const seat of best.seats) {
      expect(state.free[seat]).toBe(1)
      if (wish.grade !== undefined)
        expect(state.seating.map.grades[state.seating.map.gradeOf[seat] ?? -1]).toBe(wish.grade)
    }
  })

  law('gives flagged seats only to those who ask for them', (state, wish) => {
    const best = bestSeats(state.seating, state.free, wish)
    if (best.kind === 'no-block') return
    const wheelchairs = wish.wheelchairs ?? 0
    const count = (flag: keyof typeof BIT) =>
      best.seats.filter((seat) => has(state, seat, flag)).length
    expect(count('kill')).toBe(0)
    expect(count('wheelchair')).toBe(wheelchairs > 0 ? Math.min(wheelchairs, wish.seats) : 0)
    if (wheelchairs === 0) expect(count('companion')).toBe(0)
    expect(count('house')).toBe(wheelchairs === 0 && wish.house ? wish.seats : 0)
    expect(best.restricted).toEqual(best.seats.filter((seat) => has(state, seat, 'restricted')))
  })

  law('L1 makes no orphan, and L2 is chosen only if every block makes one', (state, wish) => {
    const best = bestSeats(state.seating, state.free, wish)
    if (best.kind === 'no-block' || wish.wheelchairs || wish.house) return
    const before = orphansOf(state)
    if (best.rule === 'L1')
      expect(orphansOf(without(state, best.seats))).toBeLessThanOrEqual(before)
    if (best.rule === 'L2' && wish.grade === undefined)
      for (const block of blocksOf(state, wish.seats))
        if (wish.restricted || block.every((seat) => !has(state, seat, 'restricted')))
          expect(orphansOf(without(state, block))).toBeGreaterThan(before)
  })

  law('keeps a party together if it can', (state, { seats }) => {
    const best = bestSeats(state.seating, state.free, { seats, restricted: true })
    const isTogether = best.kind === 'chosen' && (best.rule === 'L1' || best.rule === 'L2')
    expect(isTogether).toBe(blocksOf(state, seats).length > 0)
  })

  law('the same state gives the same answer', (state, wish) => {
    const before = state.free.slice()
    const answer = () => bestSeats(state.seating, state.free, wish)
    expect(answer()).toEqual(answer())
    expect(state.free).toEqual(before)
  })

  law('of a refused party as many as it says find seats', (state, wish) => {
    const best = bestSeats(state.seating, state.free, { ...wish, split: false })
    if (best.kind === 'chosen') return
    const { together, inTwo } = best.largest
    for (const [seats, rules] of [
      [together, ['L1', 'L2', 'L5']],
      [inTwo, ['L1', 'L2', 'L3', 'L4', 'L5']],
    ] as const) {
      if (seats === 0) continue
      const wanted = { ...wish, seats, split: false }
      expect(bestSeats(state.seating, state.free, wanted)).toMatchObject({ kind: 'chosen' })
      // Who has not accepted a restricted view sits in two rows first.
      const fewer = bestSeats(state.seating, state.free, { ...wanted, restricted: true })
      if (fewer.kind === 'chosen') expect(rules).toContain(fewer.rule)
    }
  })

  law(
    'a party that may be apart finds seats if there are enough in parts of two',
    (state, wish) => {
      const { seats } = wish
      if (seats < 4 || seats % 2 === 1) return
      const best = bestSeats(state.seating, state.free, { seats, split: true, restricted: true })
      const open = inPlay(state)
      let pairs = 0
      for (const { first, end } of state.seating.map.segments)
        for (let seat = first, run = 0; seat < end; seat++) {
          run = open[seat] === 1 ? run + 1 : 0
          pairs += run >= 2 ? (run === 2 ? 2 : 1) : 0
        }
      if (best.kind === 'no-block') expect(pairs).toBeLessThan(seats)
    },
  )

  law('of a party that may be apart nobody is alone, unless it is two and one', (state, wish) => {
    const best = bestSeats(state.seating, state.free, { ...wish, split: true, wheelchairs: 0 })
    if (best.kind === 'no-block' || best.rule !== 'L5') return
    const { segmentOf } = state.seating
    const isBeside = (one: Seat, other: Seat) =>
      best.seats.includes(other) && segmentOf[one] === segmentOf[other]
    const alone = best.seats.filter(
      (seat) => !isBeside(seat, seat - 1) && !isBeside(seat, seat + 1),
    )
    expect(alone).toHaveLength(best.seats.length === 3 ? 1 : 0)
  })

  law('says of any refused party how many find seats if they may be apart', (state, wish) => {
    if (wish.wheelchairs) return
    const whole = bestSeats(state.seating, state.free, { ...wish, split: false })
    if (whole.kind === 'chosen') return
    const { apart } = whole.largest
    const find = (seats: number) =>
      bestSeats(state.seating, state.free, { ...wish, seats, split: true }).kind
    expect(find(wish.seats)).toBe(apart === wish.seats ? 'chosen' : 'no-block')
    if (apart > 0) expect(find(apart)).toBe('chosen')
    if (apart + 1 < wish.seats) expect(find(apart + 1)).toBe('no-block')
  })

  law('says of a refused party with wheelchairs what is possible', (state, wish) => {
    const best = bestSeats(state.seating, state.free, wish)
    if (best.kind === 'chosen' || !wish.wheelchairs) return
    const find = (seats: number, wheelchairs: number) =>
      bestSeats(state.seating, state.free, { ...wish, seats, wheelchairs }).kind
    const { together, wheelchairs } = best.largest
    if (wheelchairs > 0) expect(find(wheelchairs, wheelchairs)).toBe('chosen')
    if (wheelchairs < wish.wheelchairs) {
      expect(find(wheelchairs + 1, wheelchairs + 1)).toBe('no-block')
      expect(together).toBe(0)
    } else expect(find(together, wheelchairs)).toBe('chosen')
  })
})

describe('seats that were picked', () => {
  /** A state, and some of its free seats. */
  const anyPick = fc
    .tuple(anyState, fc.array(fc.nat(), { minLength: 1, maxLength: 6 }))
    .map(([state, numbers]): readonly [State, readonly Seat[]] => {
      const free = [...state.free.keys()].filter((seat) => state.free[seat] === 1)
      const seats = new Set(numbers.flatMap((number) => free[number % free.length] ?? []))
      return [state, [...seats].sort((a, b) => a - b)]
    })

  test.each(['strict', 'segment'] as const)(
    '%s offers as many seats of the same grades instead, which are fine and leave fewer single ones',
    (rule) => {
      fc.assert(
        fc.property(anyPick, ([state, picked]) => {
          const { seating, free } = state
          const check = checkPicked(seating, free, picked, rule)
          if (check.kind === 'fine') return
          const gradesOf = (seats: readonly Seat[]) =>
            seats.map((seat) => seating.map.gradeOf[seat]).sort()
          expect(gradesOf(check.instead)).toEqual(gradesOf(picked))
          expect(check.instead.every((seat) => free[seat] === 1)).toBe(true)
          expect(checkPicked(seating, free, check.instead, rule)).toEqual({ kind: 'fine' })
          const left = without(state, picked)
          expect(orphansOf(without(state, check.instead))).toBeLessThan(orphansOf(left))
          for (const seat of check.left) expect(inPlay(left)[seat]).toBe(1)
        }),
        { numRuns: 1_000 },
      )
    },
  )

  test('strict never refuses a block if there is no equal one of the grade without an orphan', () => {
    fc.assert(
      fc.property(anyState, fc.integer({ min: 1, max: 4 }), fc.nat(), (state, size, n) => {
        const blocks = blocksOf(state, size)
        const picked = blocks[n % Math.max(1, blocks.length)]
        if (!picked) return
        const kinds = (seats: readonly Seat[]) =>
          seats
            .map((seat) => [state.seating.map.gradeOf[seat], has(state, seat, 'restricted')].join())
            .sort()
        const before = orphansOf(state)
        const clean = (block: readonly Seat[]) => orphansOf(without(state, block)) <= before
        const equal = blocks.filter((block) => kinds(block).join() === kinds(picked).join())
        const { kind } = checkPicked(state.seating, state.free, picked, 'strict')
        expect(kind).toBe(clean(picked) || !equal.some(clean) ? 'fine' : 'leaves-single-seat')
      }),
      { numRuns: 1_000 },
    )
  })

  test('what best available chooses for a grade is never refused', () => {
    fc.assert(
      fc.property(
        anyState,
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom('R', 'S'),
        (state, seats, grade) => {
          const best = bestSeats(state.seating, state.free, { seats, grade })
          if (best.kind === 'no-block' || !['L1', 'L2'].includes(best.rule)) return
          expect(checkPicked(state.seating, state.free, best.seats, 'strict').kind).toBe('fine')
        },
      ),
      { numRuns: 500 },
    )
  })

  test.each([
    ['the studio', STUDIO],
    ['the grand theatre', GRAND],
  ])('%s is sold to the last seat by people who pick any seats, with strict', (_, draft) => {
    const state = emptyHall(draft)
    const random = randomFrom(7)
    const below = (limit: number) => Math.floor(random() * limit)
    let refused = 0
    for (let left = inPlay(state); left.includes(1); left = inPlay(state)) {
      const size = 1 + below(4)
      const blocks = blocksOf(state, size)
      const picked = blocks[below(blocks.length)]
      if (!picked) continue
      const check = checkPicked(state.seating, state.free, picked, 'strict')
      if (check.kind === 'fine') take(state, picked)
      else {
        refused += 1
        take(state, check.instead)
      }
    }
    expect(refused).toBeGreaterThan(0)
  })
})
