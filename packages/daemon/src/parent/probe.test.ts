import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchProbe } from './probe.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function probe(isTraced = () => false) {
  const tooLong = vi.fn()
  const ping = vi.fn()
  const watched = watchProbe({ pid: 7, ping, tooLong, isTraced })
  watched.begin()
  return { ...watched, ping, tooLong }
}

test('a worker that leaves ten questions without an answer is too long silent', () => {
  const { ping, tooLong } = probe()
  vi.advanceTimersByTime(10_999)
  expect(ping).toHaveBeenCalledTimes(10)
  expect(tooLong).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(tooLong).toHaveBeenCalledExactlyOnceWith(10)
  vi.advanceTimersByTime(60_000)
  expect(tooLong).toHaveBeenCalledTimes(1)
})

test('each answer begins the count again', () => {
  const { answered, tooLong } = probe()
  for (let n = 0; n < 10; n++) {
    vi.advanceTimersByTime(9_000)
    answered(false)
  }
  expect(tooLong).not.toHaveBeenCalled()
})

test('what passes while the machine sleeps does not count: no question was asked', () => {
  const { tooLong } = probe()
  vi.advanceTimersByTime(5_000)
  // The clock goes on, and no timer runs.
  vi.setSystemTime(Date.now() + 3_600_000)
  vi.advanceTimersByTime(4_000)
  expect(tooLong).not.toHaveBeenCalled()
})

test('a worker that a debugger holds may be silent', () => {
  const inspected = probe()
  inspected.answered(true)
  vi.advanceTimersByTime(600_000)
  expect(inspected.tooLong).not.toHaveBeenCalled()
  const traced = probe(() => true)
  vi.advanceTimersByTime(600_000)
  expect(traced.tooLong).not.toHaveBeenCalled()
})

test('after its end nothing is asked', () => {
  const { end, ping } = probe()
  end()
  vi.advanceTimersByTime(60_000)
  expect(ping).not.toHaveBeenCalled()
})
