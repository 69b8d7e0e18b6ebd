import { expect, test } from 'vitest'
import { checkProfileName, firstFree, profileNameFor } from './names.ts'

test.each([
  ['Kim Minji', 'kim-minji'],
  ['박서연', '박서연'],
  ['  --  ', 'default'],
  ['Admin', 'default'],
  ['D’Arcy, F.', 'd-arcy-f'],
])('%s gets the profile %s', (person, profile) => {
  expect(profileNameFor(person)).toBe(profile)
})

test.each(['', '-x', '../x', 'a b', 'x'.repeat(65), '__proto__'])('%j names no profile', (name) => {
  expect(() => checkProfileName(name)).toThrow('A profile is named')
})

test('a taken name gets a number', () => {
  expect(firstFree('kim', (name) => ['kim', 'kim-2'].includes(name))).toBe('kim-3')
})
