import fc from 'fast-check'
import { expect, test } from 'vitest'
import { manualClock } from '../testing/clock.ts'
import { breakerWindow } from './breaker-window.ts'

const limits = { windowMs: 10_000, minimumCalls: 20, failureRatio: 0.5 }
const BUCKET_MS = 500

function newWindow(at?: number) {
  const clock = manualClock(at)
  const window = breakerWindow(limits, clock)
  const add = (outcome: 'answered' | 'failed', times: number) => {
    for (let i = 0; i < times; i++) window.add(outcome)
  }
  return { clock, window, add }
}

test('half of 20 calls is too much; 19 calls, or a failure less, are not', () => {
  const { window, add } = newWindow()
  add('failed', 19)
  expect(window.tripped()).toBe(false)
  window.clear()
  add('answered', 11)
  add('failed', 9)
  expect(window.tripped()).toBe(false)
  window.clear()
  add('failed', 10)
  add('answered', 10)
  expect(window.tripped()).toBe(true)
})

test('failures are forgotten while nobody calls', () => {
  const { clock, window, add } = newWindow()
  add('failed', 19)
  clock.advance(limits.windowMs)
  expect(window.counts()).toEqual({ calls: 0, failures: 0 })
  add('failed', 1)
  expect(window.tripped()).toBe(false)
})

test('a clock that is set back or forward by an hour leaves no calls behind that never grow old', () => {
  const { clock, window, add } = newWindow()
  add('failed', 10)
  clock.advance(-3_600_000)
  expect(window.counts().calls).toBe(0)
  add('failed', 3)
  expect(window.counts()).toEqual({ calls: 3, failures: 3 })
  clock.advance(3_600_000)
  expect(window.counts().calls).toBe(0)
})

type Step = { readonly wait: number } | { readonly failed: boolean }
const stepsWaiting = (wait: fc.Arbitrary<number>): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      { weight: 1, arbitrary: fc.record({ wait }) },
      { weight: 5, arbitrary: fc.record({ failed: fc.boolean() }) },
    ),
    { maxLength: 200 },
  )

/** The window as one would write it down: every call with its time. */
function model() {
  const log: { at: number; failed: boolean }[] = []
  return {
    add: (at: number, failed: boolean) => log.push({ at, failed }),
    /** the calls that are younger than `age` */
    counts(now: number, age: number) {
      const recent = log.filter(({ at }) => at > now - age)
      return { calls: recent.length, failures: recent.filter(({ failed }) => failed).length }
    },
  }
}

test('whatever comes in steps of a bucket, it counts just what a list of all calls counts', () => {
  const wait = fc.integer({ min: 0, max: 25 }).map((buckets) => buckets * BUCKET_MS)
  fc.assert(
    fc.property(stepsWaiting(wait), (steps) => {
      const { clock, window, add } = newWindow(BUCKET_MS * 1_000)
      const naive = model()
      for (const step of steps) {
        if ('wait' in step) clock.advance(step.wait)
        else {
          naive.add(clock.now(), step.failed)
          add(step.failed ? 'failed' : 'answered', 1)
        }
        const expected = naive.counts(clock.now(), limits.windowMs)
        expect(window.counts()).toEqual(expected)
        expect(window.tripped()).toBe(
          expected.calls >= 20 && expected.failures >= expected.calls / 2,
        )
      }
    }),
  )
})

test('at any moment it counts nothing that is too old, and all that is a bucket younger than that', () => {
  fc.assert(
    fc.property(stepsWaiting(fc.integer({ min: 0, max: 12_000 })), (steps) => {
      const { clock, window, add } = newWindow()
      const naive = model()
      for (const step of steps) {
        if ('wait' in step) clock.advance(step.wait)
        else {
          naive.add(clock.now(), step.failed)
          add(step.failed ? 'failed' : 'answered', 1)
        }
        const { calls, failures } = window.counts()
        const most = naive.counts(clock.now(), limits.windowMs)
        const least = naive.counts(clock.now(), limits.windowMs - BUCKET_MS)
        expect(calls).toBeLessThanOrEqual(most.calls)
        expect(calls).toBeGreaterThanOrEqual(least.calls)
        expect(failures).toBeLessThanOrEqual(most.failures)
        expect(failures).toBeGreaterThanOrEqual(least.failures)
      }
    }),
  )
})
