import { expect, test } from 'vitest'
import { makeHistory } from './history.ts'

test('the newest items are kept, oldest first', () => {
  const history = makeHistory<number>(3)
  expect(history.items()).toEqual([])
  for (let n = 1; n <= 100; n++) {
    history.add(n)
    expect(history.items()).toEqual([n - 2, n - 1, n].filter((each) => each > 0))
  }
})

test('a returned list does not change later', () => {
  const history = makeHistory<number>(2)
  history.add(1)
  const before = history.items()
  expect(history.items()).toBe(before)
  for (let n = 2; n < 10; n++) history.add(n)
  expect(before).toEqual([1])
})
