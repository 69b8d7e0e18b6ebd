import { expect, test } from 'vitest'
import { crewOf } from './crew.ts'

test('a crew grows by one with each task that went well, and never beyond its most', () => {
  const crew = crewOf({ min: 1, max: 3 })
  expect(crew.size()).toBe(1)
  for (let i = 0; i < 5; i++) crew.grow()
  expect(crew.size()).toBe(3)
})

test('it halves with each that failed, and never below its fewest', () => {
  const crew = crewOf({ min: 2, max: 10 })
  for (let i = 0; i < 8; i++) crew.grow()
  const sizes = [1, 2, 3].map(() => {
    crew.halve()
    return crew.size()
  })
  expect(sizes).toEqual([5, 2, 2])
})

test('while work waits, failures leave as many as the breaker needs to judge', () => {
  const crew = crewOf({ min: 1, max: 10, steady: 3 })
  crew.growToLeast()
  expect(crew.size()).toBe(3)
  for (let i = 0; i < 6; i++) crew.grow()
  for (let i = 0; i < 6; i++) crew.halve()
  expect(crew.size()).toBe(3)
  crew.shrinkTo(0)
  expect(crew.size()).toBe(1)
  crew.halve()
  expect(crew.size()).toBe(1)
})

test('it shrinks to those that are busy, and never grows by that', () => {
  const crew = crewOf({ min: 1, max: 10 })
  for (let i = 0; i < 5; i++) crew.grow()
  crew.shrinkTo(9)
  expect(crew.size()).toBe(6)
  crew.shrinkTo(3)
  expect(crew.size()).toBe(3)
  crew.shrinkTo(0)
  expect(crew.size()).toBe(1)
})
