import fc from 'fast-check'
import { expect, test } from 'vitest'
import { specify } from '../kernel/testing/decide.ts'
import {
  type BreakerMark,
  type BreakerState,
  markAfter,
  pausedUntil,
  recordBreakerChange,
} from './breaker.ts'

const change = (at: number, to: BreakerState) => ({
  at: new Date(at).toISOString(),
  to,
  retryAt: null,
})

test('a change of the breaker is an event', () => {
  const opened = {
    from: 'closed',
    to: 'open',
    reason: 'too-many-failures',
    error: 'GatewayUnavailable',
    retryAt: '2026-12-01T12:00:05.000Z',
    calls: 20,
    failures: 11,
  } as const
  specify(recordBreakerChange)
    .given({})
    .when(opened)
    .thenAccepted([{ type: 'BreakerChanged', ...opened }], null)
})

test('time counts from the opening to the closing, the probes in between included', () => {
  const changes = [change(1_000, 'open'), change(6_000, 'half-open'), change(6_500, 'closed')]
  let mark: BreakerMark | undefined
  for (const each of changes) mark = markAfter(mark, each)
  expect(mark).toMatchObject({ at: 6_500, state: 'closed', retryAt: null, pausedBefore: 5_500 })
  expect(pausedUntil(mark, 60_000)).toBe(5_500)
  mark = markAfter(mark, change(70_000, 'open'))
  expect(pausedUntil(mark, 71_000)).toBe(6_500)
})

test('an outage begins with the first opening, however often a probe fails in it', () => {
  const changes = [change(1_000, 'open'), change(6_000, 'half-open'), change(6_610, 'open')]
  let mark: BreakerMark | undefined
  for (const each of changes) mark = markAfter(mark, each)
  expect(mark).toMatchObject({ at: 6_610, awaySince: 1_000 })
  mark = markAfter(mark, change(12_000, 'closed'))
  expect(mark.awaySince).toBeNull()
  expect(markAfter(mark, change(70_000, 'open')).awaySince).toBe(70_000)
})

test('before the first change nothing was paused', () => {
  expect(pausedUntil(undefined, 1_000)).toBe(0)
})

test('it never runs backwards and never faster than the clock, whatever the clock does', () => {
  const states = fc.constantFrom<BreakerState>('open', 'half-open', 'closed')
  const step = fc.tuple(fc.integer({ min: -3_600_000, max: 3_600_000 }), states)
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let mark: BreakerMark | undefined
      let now = 1_800_000_000_000
      let forward = 0
      for (const [jump, to] of steps) {
        now += jump
        forward += Math.max(0, jump)
        const next = markAfter(mark, change(now, to))
        expect(next.pausedBefore).toBeGreaterThanOrEqual(mark?.pausedBefore ?? 0)
        expect(next.pausedBefore).toBeLessThanOrEqual(forward)
        mark = next
      }
    }),
  )
})
