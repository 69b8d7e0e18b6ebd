import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepLooking } from './looks.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const soon = () => vi.advanceTimersByTimeAsync(0)

function looksThat({ waitMs = 100, atMostMs = 1_000, look = async () => {} }) {
  const seen = { looks: 0, failures: [] as unknown[] }
  const looks = keepLooking({
    async look() {
      seen.looks += 1
      await look()
    },
    waitMs: () => waitMs,
    atMostMs,
    failed: (err) => seen.failures.push(err),
  })
  return { seen, looks }
}

test('looks at once, and again after the wait that it asks for', async () => {
  const { seen } = looksThat({})
  await soon()
  expect(seen.looks).toBe(1)
  await vi.advanceTimersByTimeAsync(99)
  expect(seen.looks).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(seen.looks).toBe(2)
})

test.each([
  ['longer than the longest', 1_000_000, 1_000],
  ['in the past', -5_000, 0],
])('a wait that is %s is bounded', async (_, waitMs, bounded) => {
  const { seen } = looksThat({ waitMs })
  await vi.advanceTimersByTimeAsync(Math.max(bounded - 1, 0))
  const before = seen.looks
  await vi.advanceTimersByTimeAsync(1)
  expect(seen.looks).toBeGreaterThan(before)
})

test('a look that failed is told, and done again after the longest wait', async () => {
  const wrong = new Error('the disk is full')
  const { seen } = looksThat({ look: () => Promise.reject(wrong) })
  await vi.advanceTimersByTimeAsync(999)
  expect(seen).toEqual({ looks: 1, failures: [wrong] })
  await vi.advanceTimersByTimeAsync(1)
  expect(seen).toEqual({ looks: 2, failures: [wrong, wrong] })
})

test('the stop waits for the look under way, and none follows', async () => {
  const under = Promise.withResolvers<void>()
  const { seen, looks } = looksThat({ look: () => under.promise })
  let stopped = false
  const stop = looks.stop().then(() => (stopped = true))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(stopped).toBe(false)
  under.resolve()
  await stop
  await vi.advanceTimersByTimeAsync(10_000)
  expect(seen.looks).toBe(1)
})
