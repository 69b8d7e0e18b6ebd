import { describe, expect, test } from 'vitest'
import { GRAND, STUDIO } from '../testing/halls.ts'
import { bestOf, emptyHall, stateOf, take } from '../testing/state.ts'
import { bestSeats } from './best.ts'

describe('domain 3.5: the vectors', () => {
  test.each([
    ['.......', 2, 4, 'r1: 3 4 (L1)'],
    ['..XX...', 2, 4, 'r1: 1 2 (L1)'],
    ['XXXX...', 2, 4, 'r1: 5 6 (L2)'],
    ['.....', 2, 3, 'r1: 1 2 (L1)'],
    ['.....', 4, 3, 'r1: 1 2 3 4 (L2)'],
    ['X..XX...X', 1, 5, 'r1: 6 (L1)'],
    ['X...X', 2, 3, 'r1: 2 3 (L2)'],
  ])('%s for %d, focus %d: %s', (row, seats, focus, answer) => {
    expect(bestOf(stateOf([row], [1, focus]), { seats })).toBe(answer)
  })

  test('five across the aisle (L3)', () => {
    const state = stateOf(['XXX...|..XX', 'XX...XX'], [1, 5])
    expect(bestOf(state, { seats: 5 })).toBe('r1: 4 5 6 7 8 (L3)')
  })

  test('four in two rows (L4)', () => {
    const state = stateOf(['XX..XX', 'XX..XX', 'XXXXXX'], [1, 4])
    expect(bestOf(state, { seats: 4 })).toBe('r1: 3 4, r2: 3 4 (L4)')
  })

  test('two rows of 7, and seven parties of two', () => {
    const state = stateOf(['.......', '.......'], [1, 4])
    const answers = Array.from({ length: 7 }, () => {
      const best = bestSeats(state.seating, state.free, { seats: 2 })
      const said = bestOf(state, { seats: 2 })
      if (best.kind === 'chosen') take(state, best.seats)
      return said
    })
    expect(answers).toEqual([
      ...['r1: 3 4 (L1)', 'r2: 3 4 (L1)', 'r1: 1 2 (L1)', 'r2: 1 2 (L1)'],
      ...['r1: 5 6 (L2)', 'r2: 5 6 (L2)', 'at most 1 together, 1 in two parts'],
    ])
  })
})

describe('a party stays together', () => {
  test('before an orphan is avoided: L2 comes before L3 and L4', () => {
    const state = stateOf(['.....|..', 'X.....X'], [1, 3])
    expect(bestOf(state, { seats: 4 })).toBe('r1: 1 2 3 4 (L2)')
    take(state, [2])
    expect(bestOf(state, { seats: 4 })).toBe('r2: 2 3 4 5 (L2)')
    take(state, [9])
    expect(bestOf(state, { seats: 4 })).toBe('r1: 4 5 6 7 (L3)')
  })

  test('across one aisle, not across two, and not across a place without a seat', () => {
    expect(bestOf(stateOf(['X..|..X'], [1, 1]), { seats: 4 })).toBe('r1: 2 3 4 5 (L3)')
    expect(bestOf(stateOf(['..|X|..'], [1, 1]), { seats: 4 })).toMatch(/^at most 2/)
    const gap = stateOf(['....'], [1, 1], { levels: [{ name: '1F', rows: '1 1-2 | . 3-4' }] })
    expect(bestOf(gap, { seats: 4 })).toBe('at most 2 together, 2 in two parts')
  })

  test('with fewest orphans, then in the most even parts, then nearest to the focus', () => {
    const row = '....X....|...X'
    expect(bestOf(stateOf([row], [1, 1]), { seats: 5 })).toBe('r1: 8 9 10 11 12 (L3)')
    expect(bestOf(stateOf([row], [1, 1]), { seats: 6 })).toBe('r1: 7 8 9 10 11 12 (L3)')
    const two = ['X..|..X..|..X', 'XX..XXXX..X']
    expect(bestOf(stateOf(two, [1, 8]), { seats: 4 })).toBe('r1: 7 8 9 10 (L3)')
    expect(bestOf(stateOf(two.slice(1), [1, 8]), { seats: 4 })).toMatch(/^at most 2/)
    const rows = ['X..X..X', 'X..X..X']
    expect(bestOf(stateOf(rows, [1, 6]), { seats: 4 })).toBe('r1: 5 6, r2: 5 6 (L4)')
    expect(bestOf(stateOf(rows, [1, 2]), { seats: 4 })).toBe('r1: 2 3, r2: 2 3 (L4)')
  })

  test('in rows of one level only', () => {
    const levels = ['1F', '2F'].map((name) => ({ name, rows: '1 1-2' }))
    const state = stateOf(['....'], [1, 1], { levels })
    expect(bestOf(state, { seats: 4 })).toBe('at most 2 together, 2 in two parts')
  })

  test('in two rows whose columns overlap, even if only by half a seat', () => {
    expect(bestOf(stateOf(['..XXX', 'XX..'], [1, 1]), { seats: 4 })).toMatch(/^at most 2/)
    expect(bestOf(stateOf(['XX..', '..XXX'], [1, 3]), { seats: 4 })).toMatch(/^at most 2/)
    expect(bestOf(stateOf(['...XX', 'XX..'], [1, 1]), { seats: 4 })).toBe('r1: 2 3, r2: 3 4 (L4)')
  })
})

describe('3.5: apart only if asked for (L5)', () => {
  test('in parts of two or more that are as near to each other as possible', () => {
    const state = stateOf(['..X.X..', 'XXXXXXX', '..XXXXX'], [1, 4])
    expect(bestOf(state, { seats: 4 })).toBe('at most 2 together, 2 in two parts')
    expect(bestOf(state, { seats: 4, split: true })).toBe('r1: 1 2 6 7 (L5)')
    expect(bestOf(state, { seats: 6, split: true })).toBe('r1: 1 2 6 7, r3: 1 2 (L5)')
    expect(bestOf(state, { seats: 5, split: true })).toMatch(/^at most/)
    expect(bestOf(state, { seats: 8, split: true })).toMatch(/^at most/)
  })

  test('three people are two and one', () => {
    const state = stateOf(['..X.XXX'], [1, 4])
    expect(bestOf(state, { seats: 3 })).toBe('at most 2 together, 2 in two parts')
    expect(bestOf(state, { seats: 3, split: true })).toBe('r1: 1 2 4 (L5)')
  })

  test('3.5: three people are not one and one and one, however near those are', () => {
    const state = stateOf(['..XXXXX.X.X.'], [1, 8])
    expect(bestOf(state, { seats: 3, split: true })).toBe('r1: 1 2 8 (L5)')
    take(state, [0])
    expect(bestOf(state, { seats: 3, split: true })).toMatch(/^at most 1/)
  })

  test('a part has one person less if somebody would be alone otherwise', () => {
    const state = stateOf(['...X...X..X..'], [1, 2])
    expect(bestOf(state, { seats: 9, split: true })).toBe('r1: 1 2 3 5 6 9 10 12 13 (L5)')
  })

  test('in a large hall a crowd finds seats as well, to the last of them', () => {
    const rows = Array.from({ length: 40 }, () => '..XX..XX...X')
    const state = stateOf(rows, [20, 6])
    const all = 40 * 7
    for (const seats of [21, 60, all]) {
      const best = bestSeats(state.seating, state.free, { seats, split: true })
      expect(best).toMatchObject({ kind: 'chosen', rule: 'L5', seats: { length: seats } })
    }
    expect(bestSeats(state.seating, state.free, { seats: all + 1, split: true })).toMatchObject({
      largest: { apart: all },
    })
  })

  test('on one level, if there are places on it', () => {
    const levels = ['1F', '2F'].map((name) => ({ name, rows: '1 1-2\n2 1-2 .*30 3-4' }))
    const state = stateOf(['..', 'XX..', '..', 'XXXX'], [1, 1], { levels })
    expect(bestOf(state, { seats: 4, split: true })).toBe('r1: 1 2, r2: 3 4 (L5)')
  })
})

describe('which seats are chosen', () => {
  const gradesOf = (hall: string, wish: object) => {
    const state = emptyHall(hall === 'studio' ? STUDIO : GRAND)
    return bestOf(state, { seats: 2, ...wish })
  }

  test('the focus comes first, and a grade keeps to itself', () => {
    expect(gradesOf('studio', {})).toBe('r6: 10 11 (L1)')
    expect(gradesOf('studio', { grade: 'VIP' })).toBe('r6: 10 11 (L1)')
    expect(gradesOf('studio', { grade: 'R' })).toBe('r6: 5 6 (L1)')
    expect(gradesOf('studio', { grade: 'S' })).toBe('r15: 10 11 (L1)')
    expect(gradesOf('grand', { grade: 'A' })).toBe('r1: 19 20 (L1)')
    expect(() => gradesOf('grand', { grade: 'B' })).toThrow(RangeError)
  })

  test('orphans are judged on all seats that are sold to anybody, not on the grade', () => {
    const grades = [
      { name: 'R', seats: ['*'] },
      { name: 'S', seats: ['1F/1/1-3'] },
    ]
    const state = stateOf(['...XX', '....X'], [1, 1], { grades })
    expect(bestOf(state, { seats: 2, grade: 'S' })).toBe('r1: 1 2 (L2)')
    take(state, [5])
    const joined = stateOf(['....X'], [1, 1], { grades })
    expect(bestOf(joined, { seats: 3, grade: 'S' })).toBe('r1: 1 2 3 (L2)')
    expect(bestOf(joined, { seats: 2, grade: 'S' })).toBe('r1: 1 2 (L1)')
  })

  const flagged = (flags: Record<string, string>, row: string) =>
    stateOf([row], [1, 1], {
      flags: Object.entries(flags).map(([name, seats]) => ({ name, seats: [seats] })),
    })

  test('a restricted view comes last, unless it was accepted', () => {
    const state = flagged({ restricted: '1F/1/1-2' }, '......')
    expect(bestOf(state, { seats: 2 })).toBe('r1: 3 4 (L1)')
    expect(bestOf(state, { seats: 2, restricted: true })).toBe('r1: 1 2 (L1)')
    expect(bestSeats(state.seating, state.free, { seats: 6 })).toEqual({
      ...{ kind: 'chosen', rule: 'L1' },
      ...{ seats: [0, 1, 2, 3, 4, 5], restricted: [0, 1] },
    })
  })

  test('the house has its seats only on request, and killed ones nobody', () => {
    const state = flagged({ house: '1F/1/1-3', kill: '1F/1/2' }, '....')
    expect(bestOf(state, { seats: 1 })).toBe('r1: 4 (L1)')
    expect(bestOf(state, { seats: 2 })).toBe('at most 1 together, 1 in two parts')
    expect(bestOf(state, { seats: 1, house: true })).toBe('r1: 1 (L1)')
    expect(bestOf(state, { seats: 2, house: true })).toBe('at most 1 together, 1 in two parts')
  })

  test('a seat beside one that is not sold to anybody is an orphan', () => {
    expect(bestOf(flagged({ house: '1F/1/4' }, '....'), { seats: 2 })).toBe('r1: 1 2 (L2)')
  })

  test('places for wheelchairs, and for those with them, only on request', () => {
    const flags = { wheelchair: '1F/1/1-2', companion: '1F/1/3' }
    const state = flagged(flags, '......')
    expect(bestOf(state, { seats: 3 })).toBe('r1: 4 5 6 (L1)')
    expect(bestOf(state, { seats: 4 })).toBe('at most 3 together, 3 in two parts')
    expect(bestOf(state, { seats: 1, wheelchairs: 1 })).toBe('r1: 1 (L1)')
    expect(bestOf(state, { seats: 2, wheelchairs: 1 })).toBe('r1: 2 3 (L1)')
    expect(bestOf(state, { seats: 2, wheelchairs: 2 })).toBe('r1: 1 2 (L1)')
    expect(bestOf(state, { seats: 4, wheelchairs: 1 })).toBe('r1: 2 3 4 5 (L2)')
    expect(bestOf(state, { seats: 5, wheelchairs: 2 })).toBe('r1: 1 2 3 4 5 (L2)')
    expect(bestOf(state, { seats: 3, wheelchairs: 3 })).toBe('at most 0 together, 0 in two parts')
    expect(() => bestOf(state, { seats: 1, wheelchairs: 2 })).toThrow(RangeError)
  })

  test('with a wheelchair the nearest places of one row, if none are beside each other', () => {
    const state = flagged({ wheelchair: '1F/1/1', companion: '1F/1/6' }, '.X.X.....')
    expect(bestOf(state, { seats: 2, wheelchairs: 1 })).toBe('r1: 1 6 (L5)')
    take(state, [5])
    expect(bestOf(state, { seats: 2, wheelchairs: 1 })).toBe('r1: 1 3 (L5)')
    expect(bestOf(state, { seats: 9, wheelchairs: 1 })).toBe('at most 6 together, 6 in two parts')
  })

  test('in the grand theatre a wheelchair user and a companion sit beside each other', () => {
    expect(gradesOf('grand', { wheelchairs: 1 })).toBe('r22: 2 3 (L1)')
  })
})
