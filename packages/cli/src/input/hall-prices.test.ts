import { expect, test } from 'vitest'
import { seatGrades } from './grades.ts'
import { pricesWith } from './hall-prices.ts'

test('each --price GRADE:PRICE is a grade of a hall; its name may contain colons', () => {
  expect(pricesWith('Box: left:140,000', pricesWith('VIP:170000'))).toEqual([
    { grade: 'VIP', amount: 170_000 },
    { grade: 'Box: left', amount: 140_000 },
  ])
})

test('a price alone is that of all seats, and the last one counts', () => {
  expect(pricesWith('70000', pricesWith('66000'))).toBe(70_000)
})

test.each([
  [['VIP:1', '2'], 'but not both'],
  [['2', 'VIP:1'], 'but not both'],
  [['VIP:1', 'VIP:2'], 'VIP is named twice'],
  [['VIP:1', 'vip:2'], 'vip is named twice'],
  [['VIP:1.5'], 'PRICE in --price VIP:1.5'],
  [['VIP:'], 'PRICE in --price VIP:'],
  [[':5'], '--price has to be'],
])('--price %j is refused', (texts, message) => {
  expect(() =>
    texts.reduce<ReturnType<typeof pricesWith> | undefined>(
      (before, text) => pricesWith(text, before),
      undefined,
    ),
  ).toThrow(message)
})

test('prices of grades without a hall are refused', () => {
  const price = pricesWith('VIP:170000')
  expect(() => seatGrades({ price, currency: 'KRW' })).toThrow('goes with --hall')
})
