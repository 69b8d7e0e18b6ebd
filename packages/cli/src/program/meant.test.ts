import { expect, test } from 'vitest'
import { meantElsewhere, meantIn } from './meant.ts'

const NAMES = ['book', 'daemon start', 'daemon logs', 'musical list', 'staff list', 'task retry']

test.each([
  ['start', 'daemon start'],
  ['rety', 'task retry'],
  ['list', undefined],
  ['tickets', 'reservation'],
  ['BUY', 'book'],
  ['seat', 'seats'],
  ['xyzzy', undefined],
  ['constructor', undefined],
])('somebody who types %s means %s', (typed, meant) => {
  expect(meantElsewhere(typed, NAMES)).toBe(meant)
})

test.each([
  ['lst', 'list'],
  ['import', 'register'],
  ['RM', 'revoke'],
  ['bla', undefined],
])('in a group of commands, somebody who types %s means %s', (typed, meant) => {
  expect(meantIn(typed, ['list', 'register', 'revoke'])).toBe(meant)
})
