import { parseLatency } from '@outerpark/core/names'
import { expect, test } from 'vitest'
import { latencyWith } from './cards.ts'
import { draw, formatLatency } from './latency.ts'

test.each(['20-60', '0', '400-620'])('%s is read, and written again in the same form', (text) => {
  const latency = parseLatency(text)
  expect(latency && formatLatency(latency)).toBe(text)
})

test('every time in the range can be drawn, and none outside of it', () => {
  expect(draw({ min: 400, max: 620 }, () => 0)).toBe(400)
  expect(draw({ min: 400, max: 620 }, () => 0.5)).toBe(510)
  expect(draw({ min: 400, max: 620 }, () => 0.999)).toBeLessThan(620)
})

test('the slow card sometimes takes longer than the box office waits, and a slower latency replaces it', () => {
  expect(latencyWith('card-slow', { min: 20, max: 60 })).toEqual({ min: 400, max: 620 })
  expect(latencyWith('card-slow', { min: 900, max: 1000 })).toEqual({ min: 900, max: 1000 })
  expect(latencyWith('card-ok', { min: 20, max: 60 })).toEqual({ min: 20, max: 60 })
})
