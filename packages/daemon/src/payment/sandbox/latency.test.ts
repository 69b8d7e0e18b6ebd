import { expect, test } from 'vitest'
import { latencyWith } from './cards.ts'
import { draw, formatLatency, parseLatency } from './latency.ts'

test.each([
  ['20-60', { min: 20, max: 60 }],
  ['0', { min: 0, max: 0 }],
  [' 400-620 ', { min: 400, max: 620 }],
])('%o is a latency', (text, latency) => {
  expect(parseLatency(text)).toEqual(latency)
  expect(parseLatency(formatLatency(latency))).toEqual(latency)
})

test.each(['', 'fast', '60-20', '-5', '1.5', '20-', '0-60001', '1e3', '20-60-80'])(
  '%o is no latency',
  (text) => {
    expect(parseLatency(text)).toBeUndefined()
  },
)

test('every point of the range can be drawn, and none outside', () => {
  expect(draw({ min: 400, max: 620 }, () => 0)).toBe(400)
  expect(draw({ min: 400, max: 620 }, () => 0.5)).toBe(510)
  expect(draw({ min: 400, max: 620 }, () => 0.999)).toBeLessThan(620)
})

test('the slow card now and then takes longer than the box office waits, and a slower company wins', () => {
  expect(latencyWith('card-slow', { min: 20, max: 60 })).toEqual({ min: 400, max: 620 })
  expect(latencyWith('card-slow', { min: 900, max: 1000 })).toEqual({ min: 900, max: 1000 })
  expect(latencyWith('card-ok', { min: 20, max: 60 })).toEqual({ min: 20, max: 60 })
})
