import { expect, test } from 'vitest'
import { knobsRequest } from './sandbox.ts'

test('how long an answer takes is a latency, and nothing else passes', () => {
  for (const latency of ['20-60', '0', ' 400-620 ', '0-60000'])
    expect(knobsRequest.parse({ latency })).toEqual({ latency })
  for (const latency of ['', 'fast', '60-20', '-5', '0-60001', '20-60-80'])
    expect(knobsRequest.safeParse({ latency }).success).toBe(false)
})

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
