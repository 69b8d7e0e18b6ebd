import { STATUS_OF } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { exitCodeOf } from './exit-code.ts'

test.each([
  ['seats-unavailable', 1],
  ['ambiguous-id', 1],
  ['wait-timeout', 1],
  ['season-invalid', 1],
  ['hall-invalid', 1],
  ['payment-declined', 1],
  ['usage', 2],
  ['missing-argument', 2],
  ['confirmation-needed', 2],
  ['config-invalid', 2],
  ['daemon-unreachable', 3],
  ['not-signed-in', 4],
  ['not-allowed', 4],
  ['customers-only', 4],
])('%s ends with %i', (code, exit) => {
  expect(exitCodeOf(code)).toBe(exit)
})

test('every problem of the daemon has a documented exit code', () => {
  for (const code of Object.keys(STATUS_OF)) expect([1, 2, 3, 4]).toContain(exitCodeOf(code))
})

test('an unknown code means failed, even if every object has a field of that name', () => {
  expect(exitCodeOf('toString')).toBe(1)
})
