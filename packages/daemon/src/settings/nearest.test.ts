import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const names = ['BREAKER_OPEN_MS', 'PORT', 'HOST']

test.each([
  ['BREAKR_OPEN_MS', 'BREAKER_OPEN_MS'],
  ['BRAEKER_OPEN_MS', 'BREAKER_OPEN_MS'],
  ['BREAKER_OPENMS', 'BREAKER_OPEN_MS'],
  ['PORTS', 'PORT'],
  ['HOAST', 'HOST'],
])('for the typed %s the nearest name is %s', (typed, meant) => {
  expect(nearest(typed, names)).toBe(meant)
})

test.each(['COLOUR', 'TOKEN', 'x', ''])('no name is near to %j', (typed) => {
  expect(nearest(typed, names)).toBeUndefined()
  expect(nearest(typed, [])).toBeUndefined()
})

test('a short name may differ by fewer letters than a long one', () => {
  expect(nearest('prt', ['port'])).toBe('port')
  expect(nearest('pt', ['port'])).toBeUndefined()
})
