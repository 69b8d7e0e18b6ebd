import { expect, test } from 'vitest'
import { isAllowed } from './licences.ts'

const list = new Set(['MIT', 'Zlib'])

test.each([
  ['MIT', true],
  ['(MIT AND Zlib)', true],
  ['(MIT OR GPL-3.0)', true],
  ['(MIT AND GPL-3.0)', false],
  ['GPL-3.0-only', false],
  ['Unknown', false],
])('%s: %s', (expression, allowed) => {
  expect(isAllowed(expression, list)).toBe(allowed)
})
