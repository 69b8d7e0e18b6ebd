import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fullJitter } from './backoff.ts'

const backoff = { baseMs: 250, capMs: 20_000 }

test('the longest wait doubles with each try up to the cap', () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 8, 100].map((attempt) =>
    fullJitter(attempt, backoff, () => 1),
  )
  expect(longest).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000])
})

test('any wait up to the longest is possible, so tasks that failed together are spread', () => {
  expect(fullJitter(3, backoff, () => 0)).toBe(0)
  expect(fullJitter(3, backoff, () => 0.25)).toBe(500)
})

test('for any number of tries the wait is from 0 up to the cap', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), chance, (attempt, random) => {
      const wait = fullJitter(attempt, backoff, () => random)
      expect(Number.isSafeInteger(wait)).toBe(true)
      expect(wait).toBeGreaterThanOrEqual(0)
      expect(wait).toBeLessThanOrEqual(backoff.capMs)
    }),
  )
})
