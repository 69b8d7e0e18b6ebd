import { expect, test } from 'vitest'
import { latencies } from './histogram.ts'

test('percentiles are those of the recorded latencies, with three digits', () => {
  const all = latencies()
  for (let ms = 1; ms <= 1000; ms++) all.record(ms)
  const latency = all.latency()
  expect(latency?.p50).toBeCloseTo(500, -1)
  expect(latency?.p90).toBeCloseTo(900, -1)
  expect(latency?.p99).toBeCloseTo(990, -1)
  expect(latency?.p999).toBeCloseTo(999, -1)
  expect(latency?.max).toBeCloseTo(1000, -1)
})

test('without anything recorded there are no percentiles', () => {
  const none = latencies()
  expect(none.latency()).toBeNull()
  expect(none.percentile(50)).toBeUndefined()
  expect(none.bounds()).toEqual([])
})

test('counts stand in bounds that people read, and a bound belongs to the lower ones', () => {
  const all = latencies()
  for (const ms of [0.01, 0.1, 0.11, 1, 3, 5, 5.1, 49_999, 110_000]) all.record(ms)
  expect(all.bounds()).toEqual([
    { upToMs: 0.1, count: 2 },
    { upToMs: 0.2, count: 1 },
    { upToMs: 1, count: 1 },
    { upToMs: 5, count: 2 },
    { upToMs: 10, count: 1 },
    { upToMs: 50_000, count: 1 },
    { upToMs: 120_000, count: 1 },
  ])
})

test('after a reset nothing of before is left', () => {
  const all = latencies()
  all.record(500)
  all.reset()
  all.record(2)
  expect(all.latency()?.max).toBeLessThan(3)
  expect(all.bounds()).toEqual([{ upToMs: 2, count: 1 }])
})
