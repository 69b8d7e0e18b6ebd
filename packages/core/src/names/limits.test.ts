import { expect, test } from 'vitest'
import { parseLatency } from './limits.ts'

test.each([
  ['20-60', { min: 20, max: 60 }],
  ['0', { min: 0, max: 0 }],
  [' 400-620 ', { min: 400, max: 620 }],
  ['0-60000', { min: 0, max: 60_000 }],
])('%o is a latency', (text, latency) => {
  expect(parseLatency(text)).toEqual(latency)
})

test.each(['', 'fast', '60-20', '-5', '1.5', '20-', '0-60001', '1e3', '20-60-80'])(
  '%o is no latency',
  (text) => {
    expect(parseLatency(text)).toBeUndefined()
  },
)
