import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { summed } from './summed.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function listener() {
  const lines: unknown[] = []
  const sum = summed<{ id: number }>(
    (key, { id }, size) => lines.push([key, id, size]),
    (key, { id }, more) => lines.push([key, id, more]),
  )
  return { lines, ...sum }
}

test('a single one is told at once, and nothing follows', () => {
  const { lines, tell } = listener()
  tell('sold-out', { id: 1 }, 5)
  expect(lines).toEqual([['sold-out', 1, 5]])
  vi.advanceTimersByTime(5_000)
  expect(lines).toHaveLength(1)
})

test('thousands of one key are two lines, whose sum is right, and another key has its own', () => {
  const { lines, tell } = listener()
  for (let id = 1; id <= 5_000; id++) tell('sold-out', { id }, id === 7 ? 90 : 3)
  tell('not-signed-in', { id: 5_001 })
  vi.advanceTimersByTime(1_000)
  expect(lines).toEqual([
    ['sold-out', 1, 3],
    ['not-signed-in', 5_001, 0],
    ['sold-out', 5_000, { more: 4_999, most: 90 }],
  ])
})

test('the next second begins anew', () => {
  const { lines, tell } = listener()
  tell('slow', { id: 1 })
  vi.advanceTimersByTime(1_000)
  tell('slow', { id: 2 })
  expect(lines).toEqual([
    ['slow', 1, 0],
    ['slow', 2, 0],
  ])
})

test('what was counted is told at the end', () => {
  const { lines, tell, stop } = listener()
  tell('slow', { id: 1 })
  tell('slow', { id: 2 }, 40)
  stop()
  expect(lines).toEqual([
    ['slow', 1, 0],
    ['slow', 2, { more: 1, most: 40 }],
  ])
})
