import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makePace } from './pace.ts'

const LAG_MS = 1000
let wake: ReturnType<typeof vi.fn<() => void>>
let pace: ReturnType<typeof makePace>

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  wake = vi.fn<() => void>()
  pace = makePace(wake, LAG_MS)
})
afterEach(() => {
  vi.useRealTimers()
})

/** Lets the log grow each millisecond for `ms`, with batches of so many events. */
function rush(ms: number, events: number): void {
  for (let at = 0; at < ms; at++) {
    const before = wake.mock.calls.length
    pace.grown()
    vi.advanceTimersByTime(1)
    if (wake.mock.calls.length > before) pace.took(events)
  }
}

test('after a quiet time the projector is woken at once', () => {
  pace.grown()
  expect(wake).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(100)
  pace.grown()
  expect(wake).toHaveBeenCalledTimes(2)
})

test('however often the log grows within a tenth of a second, it is woken once more, at its end', () => {
  for (let n = 0; n < 100; n++) pace.grown()
  expect(wake).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(99)
  expect(wake).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1)
  expect(wake).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(5000)
  expect(wake).toHaveBeenCalledTimes(2)
})

test('while few book it is woken ten times a second', () => {
  rush(2000, 20)
  expect(wake.mock.calls.length).toBeGreaterThanOrEqual(20)
})

test('while many book it is woken less and less often, and never later than half of the lag', () => {
  rush(2000, 5000)
  wake.mockClear()
  rush(2000, 5000)
  expect(wake).toHaveBeenCalledTimes(2000 / (LAG_MS / 2))
})

test('once few book again it is woken as often as before', () => {
  rush(3000, 5000)
  rush(1000, 3)
  wake.mockClear()
  rush(1000, 3)
  expect(wake).toHaveBeenCalledTimes(10)
})

test('for somebody who waits it is woken sooner, but no more than ten times a second', () => {
  rush(3000, 5000)
  wake.mockClear()
  for (let at = 0; at < 1000; at++) {
    pace.grown()
    pace.hurry()
    vi.advanceTimersByTime(1)
  }
  expect(wake.mock.calls.length).toBeGreaterThanOrEqual(10)
  expect(wake.mock.calls.length).toBeLessThanOrEqual(11)
})

test('a lag that is shorter than a tenth of a second is kept, too', () => {
  pace = makePace(wake, 20)
  rush(1000, 5000)
  expect(wake.mock.calls.length).toBeGreaterThanOrEqual(100)
})

test('what was cancelled wakes nobody', () => {
  pace.grown()
  pace.grown()
  pace.cancel()
  pace.grown()
  vi.advanceTimersByTime(5000)
  expect(wake).toHaveBeenCalledTimes(1)
})
