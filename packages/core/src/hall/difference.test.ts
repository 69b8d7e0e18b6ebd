import { expect, test } from 'vitest'
import { seatChanges } from './difference.ts'
import { type Seat, seatOf } from './seat-map.ts'
import { freshStates, TAKEN } from './taken.ts'
import { mapOf, plain } from './testing/halls.ts'

const before = mapOf(plain('1..3  1-4', { flags: [{ name: 'house', seats: ['1F/1/1'] }] }))
const taken = (...ids: string[]) => {
  const states = freshStates(before)
  for (const id of ids) states[seatOf(before, id) as Seat] = TAKEN
  return states
}

test('the same plan changes nothing', () => {
  expect(seatChanges(before, taken('1F/2/1'), before)).toEqual([])
})

test('each kind of change names its seats, and those that are taken if they would be lost', () => {
  const after = mapOf({
    ...plain('1..2  1-4\n3  1-3\n4  1-2'),
    grades: [
      { name: 'R', seats: ['*'] },
      { name: 'VIP', seats: ['1F/1', '1F/4'] },
    ],
    flags: [
      { name: 'kill', seats: ['1F/2/1-2'] },
      { name: 'house', seats: ['1F/2/4'] },
      { name: 'restricted', seats: ['1F/3'] },
    ],
  })
  const none = { from: null, to: null, taken: [] }
  const states = taken('1F/1/3', '1F/2/2', '1F/3/1', '1F/3/4')
  expect(seatChanges(before, states, after)).toEqual([
    { change: 'grade', from: 'R', to: 'VIP', count: 4, seats: ['1F/1/1-4'], taken: ['1F/1/3'] },
    { ...none, change: 'kill', count: 2, seats: ['1F/2/1-2'], taken: ['1F/2/2'] },
    { ...none, change: 'house', count: 1, seats: ['1F/2/4'] },
    { ...none, change: 'sale', count: 1, seats: ['1F/1/1'] },
    { ...none, change: 'flags', count: 3, seats: ['1F/3/1-3'] },
    { ...none, change: 'new', to: 'VIP', count: 2, seats: ['1F/4/1-2'] },
    { change: 'gone', from: 'R', to: null, count: 1, seats: ['1F/3/4'], taken: ['1F/3/4'] },
  ])
})
