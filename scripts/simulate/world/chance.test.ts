import { expect, test } from 'vitest'
import { chanceFrom } from './chance.ts'

const some = (seed: number, purpose: string) => {
  const dice = chanceFrom(seed)(purpose)
  return Array.from({ length: 20 }, () => dice.between(1, 1_000))
}

test('the same seed and purpose give the same numbers, another seed or purpose gives others', () => {
  expect(some(7, 'booking 1')).toEqual(some(7, 'booking 1'))
  expect(some(7, 'booking 2')).not.toEqual(some(7, 'booking 1'))
  expect(some(8, 'booking 1')).not.toEqual(some(7, 'booking 1'))
})

test('the numbers of one purpose do not depend on those of another', () => {
  const chance = chanceFrom(7)
  chance('booking 1').number()
  expect(Array.from({ length: 20 }, () => chance('booking 2').between(1, 1_000))).toEqual(
    some(7, 'booking 2'),
  )
})

test('numbers stay within their range, and reach both ends', () => {
  const dice = chanceFrom(7)('ends')
  const drawn = Array.from({ length: 500 }, () => dice.between(3, 5))
  expect(new Set(drawn)).toEqual(new Set([3, 4, 5]))
  const scaled = Array.from({ length: 500 }, () => dice.anyScale(10, 100_000))
  expect(Math.min(...scaled)).toBeGreaterThanOrEqual(10)
  expect(Math.max(...scaled)).toBeLessThanOrEqual(100_000)
  expect(scaled.filter((each) => each < 1_000).length).toBeGreaterThan(150)
})
