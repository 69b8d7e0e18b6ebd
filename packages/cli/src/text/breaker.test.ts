import { expect, test } from 'vitest'
import { breakerText } from './breaker.ts'

const at = '2026-11-22T15:52:07.000Z'
const counts = { calls: 21, failures: 12, at }

test.each([
  [
    {
      from: 'closed',
      to: 'open',
      reason: 'too-many-failures',
      retryAt: '2026-11-22T15:52:12.000Z',
    },
    'breaker working → paused: 12 of 21 calls failed; the next try in 5 s',
  ],
  [
    { from: 'open', to: 'half-open', reason: 'time-for-a-probe', retryAt: null },
    'breaker paused → being tried: one call finds out',
  ],
  [
    { from: 'half-open', to: 'open', reason: 'probe-failed', retryAt: '2026-11-22T15:52:08.500Z' },
    'breaker being tried → paused: the call failed; the next try in 1.5 s',
  ],
  [
    { from: 'half-open', to: 'closed', reason: 'probe-answered', retryAt: null },
    'breaker being tried → working: the call was answered',
  ],
] as const)('%o is put into words', (change, words) => {
  expect(breakerText({ ...counts, ...change })).toBe(words)
})
