import { expect, test } from 'vitest'
import { namedHome } from './start.ts'

test('the home is the one that the environment names, and an empty variable names none', () => {
  expect(namedHome({ OUTERPARK_HOME: '/srv/outerpark' })).toBe('/srv/outerpark')
  expect(namedHome({ OUTERPARK_HOME: '' })).toBeUndefined()
  expect(namedHome({})).toBeUndefined()
})
