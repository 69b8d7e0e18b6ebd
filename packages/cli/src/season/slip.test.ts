import { expect, test } from 'vitest'
import { farPrices, isSlip } from './slip.ts'

test.each([
  { before: 170_000, after: 17_000, what: 'a zero too few' },
  { before: 170_000, after: 18_000, what: 'a zero too few, of another price' },
  { before: 18_000, after: 190_000, what: 'a zero too many, of another price' },
  { before: 170_000, after: 0, what: 'nothing' },
])('$before → $after is a slip: $what', ({ before, after }) => {
  expect(isSlip(before, after)).toBe(true)
})

test.each([
  { before: 170_000, after: 170_000 },
  { before: 170_000, after: 85_000 },
  { before: 170_000, after: 340_000 },
  { before: 0, after: 90_000 },
  { before: 0, after: 0 },
])('$before → $after is none', ({ before, after }) => {
  expect(isSlip(before, after)).toBe(false)
})

const won = (grade: string, amount: number) => ({ grade, price: { amount, currency: 'KRW' } })
const far = (...args: Parameters<typeof farPrices>) =>
  farPrices(...args).map(({ grade, nearest }) => `${grade} beside ${nearest.grade}`)

test('a price that is far from those of all other grades is a slip, and the nearest is its measure', () => {
  const onSale = [won('VIP', 170_000), won('R', 140_000)]
  expect(far([won('S', 1500)], onSale)).toEqual(['S beside R'])
  expect(far([won('S', 900_000)], onSale)).toEqual(['S beside VIP'])
  expect(far([won('S', 0)], onSale)).toEqual(['S beside R'])
  expect(far([won('S', 90_000)], onSale)).toEqual([])
})

test('a price that is near one other grade is none, nor is one alone, or beside a grade that costs nothing', () => {
  expect(far([won('VIP', 190_000), won('S', 90_000), won('A', 30_000)], [])).toEqual([])
  expect(far([won('S', 1500)], [])).toEqual([])
  expect(far([won('S', 1500)], [won('R', 0)])).toEqual([])
})
