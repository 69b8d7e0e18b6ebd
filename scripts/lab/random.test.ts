import { expect, test } from 'vitest'
import { randomFrom } from './random.ts'

const numbers = (seed: number) => Array.from({ length: 1000 }, randomFrom(seed))

test('the same seed gives the same numbers, another seed others', () => {
  expect(numbers(7)).toEqual(numbers(7))
  expect(numbers(7)).not.toEqual(numbers(8))
})

test('the numbers are spread over [0, 1)', () => {
  const sorted = numbers(7).sort((a, b) => a - b)
  expect(sorted[0]).toBeGreaterThanOrEqual(0)
  expect(sorted.at(-1)).toBeLessThan(1)
  expect(sorted[500]).toBeGreaterThan(0.4)
  expect(sorted[500]).toBeLessThan(0.6)
})
