import { expect, test } from 'vitest'
import { likeliest } from '../text/likeliest.ts'
import { GROUPS } from './program.ts'

const NAMES = GROUPS.flatMap(({ names }) => names)

test.each([
  ['perf', 'performance'],
  ['reserv', 'reservation'],
  ['musicals', 'musical'],
  ['boook', 'book'],
  ['cnacel', 'cancel'],
  ['verfiy', 'verify'],
  ['xyzzy', undefined],
  ['pe', 'performance'],
  ['s', undefined],
  ['qqqq', undefined],
])('W14: for %s the suggestion is %s', (typed, meant) => {
  expect(likeliest(typed, NAMES)).toBe(meant)
})
