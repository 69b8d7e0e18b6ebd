import { expect, test } from 'vitest'
import { duration, port, price, seatCount } from './numbers.ts'

test.each(['0', '-1', '1.5', 'abc', '1e99', '0x10', '+2', ' 2', '', '١', '100001', '9'.repeat(40)])(
  '%j is not a number of seats',
  (text) => {
    expect(() => seatCount(text)).toThrow('--seats has to be a whole number from 1 to 100000')
  },
)

test.each([
  ['1', 1],
  ['007', 7],
  ['100000', 100_000],
])('%s seats are %i', (text, seats) => {
  expect(seatCount(text)).toBe(seats)
})

test('a port may be 0, which means any free port', () => {
  expect(port('0')).toBe(0)
  expect(() => port('65536')).toThrow('--port')
})

test.each([
  ['60s', 60_000],
  ['2m', 120_000],
  ['500ms', 500],
  ['5', 5_000],
])('%s is a time', (text, ms) => {
  expect(duration(text)).toBe(ms)
})

test.each(['', 's', '-1s', '1h', '1.5s'])('%j is not a time', (text) => {
  expect(() => duration(text)).toThrow('--timeout')
})

test('the digits of a price may be in groups, as people write money', () => {
  expect([price('210000'), price('210,000'), price('1,234,567')]).toEqual([
    210_000, 210_000, 1_234_567,
  ])
  for (const wrong of ['21,00', '2100,000', ',100', '210,000,', '210_000', '210.000'])
    expect(() => price(wrong)).toThrow()
})
