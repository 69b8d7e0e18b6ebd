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

test('10 failures of 20 calls are too many; 19 calls, or 9 failures, are not', () => {
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

test('failures are forgotten while there are no calls', () => {
  const { clock, window, add } = newWindow()
  add('failed', 19)
  clock.advance(limits.windowMs)
  expect(window.counts()).toEqual({ calls: 0, failures: 0 })
  add('failed', 1)
  expect(window.tripped()).toBe(false)
})

test('after the clock is set back or forward by an hour, all old calls are still forgotten in time', () => {
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

/** A simple model of the window: a list of all calls with their times. */
function model() {
  const log: { at: number; failed: boolean }[] = []
  return {
    add: (at: number, failed: boolean) => log.push({ at, failed }),
    /** The counts of the calls that are younger than `age`. */
    counts(now: number, age: number) {
      const recent = log.filter(({ at }) => at > now - age)
      return { calls: recent.length, failures: recent.filter(({ failed }) => failed).length }
    },
  }
}

test('if calls come in steps of one bucket, the window has the same counts as a list of all calls', () => {
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

test('at any time it counts no call that is too old, and every call that is a bucket younger', () => {
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
