import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { throttle } from './throttle.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test('the first call after a quiet time acts at once', () => {
  const act = vi.fn()
  const { call } = throttle(act, 20)
  call()
  expect(act).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(20)
  call()
  expect(act).toHaveBeenCalledTimes(2)
})

test('many calls in a row act once more, at the end of the interval', () => {
  const act = vi.fn()
  const { call } = throttle(act, 20)
  for (let n = 0; n < 100; n++) call()
  expect(act).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(19)
  expect(act).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1)
  expect(act).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(1000)
  expect(act).toHaveBeenCalledTimes(2)
})

test('what was cancelled does not act', () => {
  const act = vi.fn()
  const { call, cancel } = throttle(act, 20)
  call()
  call()
  cancel()
  vi.advanceTimersByTime(1000)
  expect(act).toHaveBeenCalledTimes(1)
})
