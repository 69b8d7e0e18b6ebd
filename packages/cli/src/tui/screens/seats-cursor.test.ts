import { type Seat, seatId, seatOf } from '@outerpark/core/hall'
import { expect, test } from 'vitest'
import type { Action } from '../keys/keymap.ts'
import { exampleMap } from '../testing/hall.ts'
import { cursorMoved } from './seats-cursor.ts'
import { newSeats, type SeatsState } from './seats-state.ts'

const grand = exampleMap('grand-1700')
const at = (id: string): Seat => seatOf(grand, id) ?? -1
const after = (from: string, ...actions: readonly Action[]): string => {
  const begin: SeatsState = { ...newSeats({ id: 'PF-1' }), cursor: at(from) }
  const end = actions.reduce((state, action) => cursorMoved(state, action, grand) ?? state, begin)
  return seatId(grand, end.cursor ?? -1)
}

test('sideways the cursor goes over aisles and places without seats, and stays at the end of a row', () => {
  expect(after('1F/3/12', 'right')).toBe('1F/3/13')
  expect(after('1F/21/12', 'right')).toBe('1F/21/29')
  expect(after('1F/21/29', 'left')).toBe('1F/21/12')
  expect(after('1F/3/40', 'right', 'right')).toBe('1F/3/40')
  expect(after('1F/3/20', 'first', 'left')).toBe('1F/3/1')
})

test('up and down it goes to the nearest seat of the next row, also of the next level, and comes back after a short row', () => {
  expect(after('1F/2/10', 'down')).toBe('1F/3/12')
  expect(after('1F/20/20', 'down')).toBe('1F/21/12')
  expect(after('1F/20/20', 'down', 'down', 'up', 'up')).toBe('1F/20/20')
  expect(after('1F/22/40', 'down')).toBe('2F/1/42')
  expect(after('1F/1/17', 'up')).toBe('1F/1/17')
  expect(after('3F/11/40', 'down')).toBe('3F/11/40')
})

test('Tab goes to the first row of the next level, and after the last one to the first', () => {
  expect(after('1F/8/20', 'nextPane')).toMatch(/^2F\/1\//)
  expect(after('1F/8/20', 'nextPane', 'nextPane', 'nextPane')).toBe('1F/1/17')
  expect(after('1F/8/20', 'previousPane')).toMatch(/^3F\/1\//)
})

test('what does not move the cursor is for others', () => {
  expect(cursorMoved(newSeats({ id: 'PF-1' }), 'take', grand)).toBeUndefined()
})
