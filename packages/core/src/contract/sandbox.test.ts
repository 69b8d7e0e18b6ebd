import { expect, test } from 'vitest'
import { knobsRequest, parseLatency } from './sandbox.ts'

test.each([
  ['20-60', { min: 20, max: 60 }],
  ['0', { min: 0, max: 0 }],
  [' 400-620 ', { min: 400, max: 620 }],
])('%o is a latency', (text, latency) => {
  expect(parseLatency(text)).toEqual(latency)
})

test.each(['', 'fast', '60-20', '-5', '1.5', '20-', '0-60001', '1e3', '20-60-80'])(
  '%o is no latency',
  (text) => {
    expect(parseLatency(text)).toBeUndefined()
    expect(knobsRequest.safeParse({ latency: text }).success).toBe(false)
  },
)

test('only the knobs that are named are turned, and a switch is a probability of 1 or 0', () => {
  expect(knobsRequest.parse({})).toEqual({})
  expect(knobsRequest.parse({ fail: 0.3 })).toEqual({ fail: 0.3 })
  expect(knobsRequest.parse({ duplicate: true, decline: false, wrongAmount: 0.5 })).toEqual({
    duplicate: 1,
    decline: 0,
    wrongAmount: 0.5,
  })
})

test.each([
  { fail: 1.1 },
  { fail: -0.1 },
  { fail: true },
  { loseReplies: '0.5' },
  { duplicate: 'on' },
  { decline: Number.NaN },
  { outage: 1 },
  { latency: 400 },
  { latency: null },
  { noSuchKnob: 1 },
])('%o is refused', (change) => {
  expect(knobsRequest.safeParse(change).success).toBe(false)
})
