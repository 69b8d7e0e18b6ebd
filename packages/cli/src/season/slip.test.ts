import { expect, test } from 'vitest'
import { isSlip } from './slip.ts'

test.each([
  { before: 170_000, after: 17_000, what: 'a zero too few' },
  { before: 170_000, after: 18_000, what: 'a zero too few, of another price' },
  { before: 18_000, after: 190_000, what: 'a zero too many, of another price' },
  { before: 170_000, after: 0, what: 'nothing' },
])('$before → $after is a slip: $what', ({ before, after }) => {
  expect(isSlip(before, after)).toBe(true)
})

test.each([
  { before: 170_000, after: 170_000 },
  { before: 170_000, after: 85_000 },
  { before: 170_000, after: 340_000 },
  { before: 0, after: 90_000 },
  { before: 0, after: 0 },
])('$before → $after is none', ({ before, after }) => {
  expect(isSlip(before, after)).toBe(false)
})
