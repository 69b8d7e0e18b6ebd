import { expect, test } from 'vitest'
import { floorsOf, isFlat, type Point, trendOf } from './trend.ts'

const points = (count: number, value: (n: number) => number): Point[] =>
  Array.from({ length: count }, (_, n) => [10 * n, value(n)])

test('the growth is that of the second half', () => {
  // It grows in the first half only, as a cache does that fills.
  expect(trendOf(points(20, (n) => Math.min(n, 10))).growth).toBeCloseTo(0)
  // From the 10th to the 19th point it grows by 9.
  expect(trendOf(points(20, (n) => n)).growth).toBeCloseTo(9)
})

test('noise is no growth', () => {
  const trend = trendOf(points(40, (n) => 100 + (n % 2)))
  expect(isFlat(trend, { share: 0.05, slack: 0 })).toBe(true)
})

test('what grows beyond its share and its slack is not flat', () => {
  const trend = trendOf(points(40, (n) => 100 + n))
  expect(isFlat(trend, { share: 0.05, slack: 0 })).toBe(false)
  expect(isFlat(trend, { share: 0.05, slack: 20 })).toBe(true)
  expect(isFlat(trend, { share: 0.5, slack: 0 })).toBe(true)
})

test('two points show no trend, and what was not measured is not flat', () => {
  expect(trendOf(points(4, () => 1)).growth).toBeUndefined()
  expect(isFlat(trendOf([]), { share: 1, slack: 1 })).toBe(false)
})

test('a saw tooth is flat by its floors, and grows if they do', () => {
  const tooth = (n: number) => 10 * (n % 10)
  const floors = (value: (n: number) => number) => floorsOf(points(120, value), 100)
  expect(floors(tooth).map(([, value]) => value)).toEqual(Array.from({ length: 12 }, () => 0))
  expect(trendOf(floors((n) => 100 + tooth(n))).growth).toBeCloseTo(0)
  // Twelve floors; over the second half, from the 7th to the 12th, they grow by 50.
  expect(trendOf(floors((n) => n + tooth(n))).growth).toBeCloseTo(50)
})
