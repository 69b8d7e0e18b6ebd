import { describe, expect, test } from 'vitest'
import { tokenBuckets } from './buckets.ts'

/** Buckets with a clock that the test moves. */
function bucketsOf(rate: { perSecond: number; burst: number }, most?: number) {
  let now = 1_000_000
  const buckets = tokenBuckets(rate, () => now, most)
  return {
    take: (key = 'a') => buckets.take(key),
    /** how many tokens come out at once */
    drain(key = 'a', atMost = 1_000) {
      let count = 0
      while (count < atMost && buckets.take(key) === 0) count += 1
      return count
    },
    pass: (ms: number) => {
      now += ms
    },
  }
}

describe('S7: a bucket', () => {
  test('gives its burst at once, and then so many a second', () => {
    const buckets = bucketsOf({ perSecond: 10, burst: 30 })
    expect(buckets.drain()).toBe(30)
    expect(buckets.take()).toBeCloseTo(100)
    buckets.pass(100)
    expect(buckets.drain()).toBe(1)
    buckets.pass(1_000)
    expect(buckets.drain()).toBe(10)
    buckets.pass(3_600_000)
    expect(buckets.drain()).toBe(30)
  })

  test('that refuses takes nothing: who keeps asking is not punished', () => {
    const buckets = bucketsOf({ perSecond: 10, burst: 1 })
    expect(buckets.drain()).toBe(1)
    for (let i = 0; i < 50; i++) buckets.take()
    buckets.pass(100)
    expect(buckets.take()).toBe(0)
  })

  test('is one of each key', () => {
    const buckets = bucketsOf({ perSecond: 1, burst: 5 })
    expect([buckets.drain('a'), buckets.drain('b')]).toEqual([5, 5])
  })

  test('runs on a time that never goes back: a clock that people set does not matter', () => {
    const real = Date.now
    try {
      const buckets = tokenBuckets({ perSecond: 1_000_000, burst: 1 })
      expect(buckets.take('a')).toBe(0)
      Date.now = () => real() - 3_600_000
      const until = performance.now() + 1
      while (performance.now() < until);
      expect(buckets.take('a')).toBe(0)
    } finally {
      Date.now = real
    }
  })

  test('does not fill the memory: beyond the limit new keys share one', () => {
    const buckets = bucketsOf({ perSecond: 1, burst: 2 }, 100)
    for (let i = 0; i < 100; i++) expect(buckets.drain(`key-${i}`)).toBe(2)
    expect(buckets.drain('new-1')).toBe(2)
    expect(buckets.drain('new-2')).toBe(0)
    expect(buckets.drain('key-5')).toBe(0)
    // After two seconds all buckets are full, so they are forgotten.
    buckets.pass(2_000)
    expect([buckets.drain('new-3'), buckets.drain('new-4')]).toEqual([2, 2])
  })

  test('takes no memory for each token', () => {
    const buckets = tokenBuckets({ perSecond: 1e9, burst: 1e9 })
    const take = () => {
      for (let i = 0; i < 100_000; i++) buckets.take('CU-1')
    }
    take()
    const before = process.memoryUsage().heapUsed
    take()
    // 100,000 objects would be megabytes.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(3_000_000)
  })
})
