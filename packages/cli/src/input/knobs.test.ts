import { knobsRequest } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { latency, onOrOff, share } from './knobs.ts'

test.each(['0', '30', '400-620', '400-400', '0-60000'])('%s is a latency', (text) => {
  expect(latency(text)).toBe(text)
  expect(knobsRequest.parse({ latency: latency(text) })).toEqual({ latency: text })
})

test.each(['', 'fast', '620-400', '-5', '1.5', '20-', '0-60001', '1e3', '1s', ' 30', 'off'])(
  '%j is not a latency',
  (text) => {
    expect(() => latency(text)).toThrow('LATENCY has to be milliseconds')
  },
)

test.each([
  ['on', 1],
  ['off', 0],
  ['0', 0],
  ['1', 1],
  ['0.3', 0.3],
  ['.5', 0.5],
  ['30%', 0.3],
  ['100%', 1],
  ['0.5%', 0.005],
])('%s is a share of %d', (text, number) => {
  expect(share(text)).toBe(number)
})

test.each(['', 'yes', '30', '1.1', '-0.1', '101%', '0,3', '1e-1', '0x1', '%', 'ON'])(
  '%j is not a share',
  (text) => {
    expect(() => share(text)).toThrow('SHARE has to be on, off, or a share')
  },
)

test('a switch is on or off and nothing else', () => {
  expect([onOrOff('on'), onOrOff('off')]).toEqual([true, false])
  for (const text of ['', '1', 'true', 'On']) expect(() => onOrOff(text)).toThrow('on or off')
})
