import { expect, test } from 'vitest'
import { crewOf } from './crew.ts'

test('a crew grows by one after each success, up to its maximum', () => {
  const crew = crewOf({ min: 1, max: 3 })
  expect(crew.size()).toBe(1)
  for (let i = 0; i < 5; i++) crew.succeed(true)
  expect(crew.size()).toBe(3)
})

test('a crew halves after each failure, down to its minimum', () => {
  const crew = crewOf({ min: 2, max: 10 })
  for (let i = 0; i < 8; i++) crew.succeed(true)
  const sizes = [1, 2, 3].map(() => {
    crew.halve()
    return crew.size()
  })
  expect(sizes).toEqual([5, 2, 2])
})

test('while tasks wait, failures leave as many workers as the breaker needs to open', () => {
  const crew = crewOf({ min: 1, max: 10, steady: 3 })
  crew.growToLeast()
  expect(crew.size()).toBe(3)
  for (let i = 0; i < 6; i++) crew.succeed(true)
  for (let i = 0; i < 6; i++) crew.halve()
  expect(crew.size()).toBe(3)
  crew.shrinkTo(0)
  expect(crew.size()).toBe(1)
  crew.halve()
  expect(crew.size()).toBe(1)
})

test('a crew shrinks to the number of busy workers, and never grows to it', () => {
  const crew = crewOf({ min: 1, max: 10 })
  for (let i = 0; i < 5; i++) crew.succeed(true)
  crew.shrinkTo(9)
  expect(crew.size()).toBe(6)
  crew.shrinkTo(3)
  expect(crew.size()).toBe(3)
  crew.shrinkTo(0)
  expect(crew.size()).toBe(1)
})

test('while bookings come first the minimum works, and more if calls fail', () => {
  const crew = crewOf({ min: 1, max: 10, steady: 3 })
  for (let i = 0; i < 6; i++) crew.succeed(true)
  expect(crew.fewest()).toBe(1)
  crew.halve()
  expect(crew.fewest()).toBe(3)
  crew.succeed(false)
  expect(crew.fewest()).toBe(1)
})

test('a crew does not grow after a success if no task waits', () => {
  const crew = crewOf({ min: 2, max: 10 })
  crew.succeed(false)
  expect(crew.size()).toBe(2)
})

test('after a reset a crew begins with its minimum again', () => {
  const crew = crewOf({ min: 1, max: 10, steady: 3 })
  for (let i = 0; i < 6; i++) crew.succeed(true)
  crew.halve()
  crew.reset()
  expect([crew.size(), crew.fewest()]).toEqual([1, 1])
})
