import { expect, test } from 'vitest'
import type { OrphanRule } from '../../kernel/index.ts'
import { named, type State, stateOf } from '../testing/state.ts'
import { checkPicked } from './picked.ts'

/** What is said about seats of the first row that were picked: their numbers. Of a refusal what is left and what to take. */
function said(state: State, numbers: readonly number[], rule: OrphanRule = 'strict'): string {
  const picked = numbers.map((number) => number - 1)
  const check = checkPicked(state.seating, state.free, picked, rule)
  if (check.kind === 'fine') return check.kind
  return `leaves ${named(state, check.left)}; instead ${named(state, check.instead)}`
}

test('a single seat between the pick and what is taken is refused, with the nearest seats that leave none', () => {
  const state = stateOf(['X.....X'], [1, 1])
  expect(said(state, [3, 4])).toBe('leaves r1: 2; instead r1: 2 3')
  expect(said(state, [4, 5])).toBe('leaves r1: 6; instead r1: 5 6')
  expect(said(state, [2, 3])).toBe('fine')
})

test('a seat that was single before, and what leaves as many, is fine', () => {
  expect(said(stateOf(['.X....'], [1, 1]), [1])).toBe('fine')
  expect(said(stateOf(['.X....'], [1, 1]), [3, 4])).toBe('fine')
  expect(said(stateOf(['...'], [1, 1]), [2])).toBe('leaves r1: 1 3; instead r1: 1')
})

test('an aisle and a wall end the row: the seat at the wall is single as well', () => {
  expect(said(stateOf(['....|....'], [1, 1]), [2, 3])).toBe('leaves r1: 1 4; instead r1: 1 2')
  expect(said(stateOf(['....|....'], [1, 1]), [3, 4])).toBe('fine')
})

test('if every block of that size leaves one, nothing is refused: else the last pairs could not be sold', () => {
  expect(said(stateOf(['X...X...X'], [1, 1]), [2, 3])).toBe('fine')
  expect(said(stateOf(['X...X..X'], [1, 1]), [2, 3])).toBe('leaves r1: 4; instead r1: 6 7')
})

test('segment looks for an alternative only beside the pick, and off never', () => {
  const state = stateOf(['X...X|..X'], [1, 1])
  expect(said(state, [2, 3], 'strict')).toBe('leaves r1: 4; instead r1: 6 7')
  expect(said(state, [2, 3], 'segment')).toBe('fine')
  expect(said(stateOf(['X.....X'], [1, 1]), [3, 4], 'segment')).toBe(
    'leaves r1: 2; instead r1: 2 3',
  )
  expect(said(stateOf(['X.....X'], [1, 1]), [3, 4], 'off')).toBe('fine')
})

test('the alternative is of the same grades, and its view is not worse', () => {
  const grades = [
    { name: 'R', seats: ['*'] },
    { name: 'S', seats: ['1F/2'] },
  ]
  expect(said(stateOf(['X...X', 'X..X'], [1, 1], { grades }), [2, 3])).toBe('fine')
  const flags = [{ name: 'restricted', seats: ['1F/2'] }]
  expect(said(stateOf(['X...X', 'X..X'], [1, 1], { flags }), [2, 3])).toBe('fine')
  expect(said(stateOf(['X...X', 'X..X'], [1, 1]), [2, 3])).toBe('leaves r1: 4; instead r2: 2 3')
})

test('each part of a party may have to move', () => {
  const state = stateOf(['X.....X.....X'], [1, 1])
  expect(said(state, [3, 4, 9, 10])).toBe('leaves r1: 2 8; instead r1: 2 3 8 9')
  const aisle = stateOf(['X.....|.....X'], [1, 1])
  expect(said(aisle, [3, 4, 9, 10])).toBe('leaves r1: 2 11; instead r1: 2 3 10 11')
  // Both leave seat 3, and one of them has to move.
  expect(said(stateOf(['X...XX...X'], [1, 1]), [2, 4])).toBe('leaves r1: 3; instead r1: 4 7')
})

test('a party with a wheelchair, and one with seats of the house, may leave what it likes', () => {
  for (const name of ['wheelchair', 'companion', 'house']) {
    const flags = [{ name, seats: ['1F/1/3'] }]
    expect(said(stateOf(['.......'], [1, 1], { flags }), [2, 3])).toBe('fine')
    expect(said(stateOf(['.......'], [1, 1], { flags }), [1])).toMatch(/^leaves r1: 2/)
  }
})
