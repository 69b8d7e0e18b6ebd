import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBooking } from '../kernel/testing/booking.ts'
import { NOW, specify } from '../kernel/testing/decide.ts'
import { holdWithin } from './hold.ts'
import { holdTime, LEAST_HOLD_MS, type PastHold, pastHoldOf } from './hold-time.ts'
import { NO_LIMITS } from './limits.ts'

// Each customer has one holding time for each performance (domain 3.5).

const MINUTE = 60_000
const TERMS = { holdMs: 10 * MINUTE, holdPauseMs: 30 * MINUTE }
const { customerId, performanceId, musicalId, title, venue, startsAt } = aBooking()
const past = (minutesLeft: number, endedBefore: number): PastHold => ({
  ...{ customerId, performanceId, mayExtend: false },
  ...{ left: minutesLeft * MINUTE, endedAt: NOW - endedBefore * MINUTE },
})
const whole = { kind: 'time', until: NOW + TERMS.holdMs, mayExtend: true }

test('the first hold has the whole time, and the next ones what is left of it', () => {
  expect(holdTime(TERMS, undefined, undefined, NOW)).toEqual(whole)
  expect(holdTime(TERMS, undefined, past(3, 20), NOW)).toEqual({
    kind: 'time',
    until: NOW + 3 * MINUTE,
    mayExtend: false,
  })
})

test('whose time is used up waits until the pause after the last hold is over, and has the whole time again', () => {
  expect(holdTime(TERMS, undefined, past(0, 1), NOW)).toEqual({
    kind: 'wait',
    waitMs: 29 * MINUTE,
  })
  expect(holdTime(TERMS, undefined, past(0, 30), NOW)).toEqual(whole)
  expect(holdTime(TERMS, undefined, past(3, 30), NOW)).toEqual(whole)
})

test('a moment that is left is no time to hold seats for', () => {
  const left = { ...past(0, 1), left: LEAST_HOLD_MS - 1 }
  expect(holdTime(TERMS, undefined, left, NOW)).toMatchObject({ kind: 'wait' })
  expect(holdTime(TERMS, undefined, { ...left, left: LEAST_HOLD_MS }, NOW)).toMatchObject({
    until: NOW + LEAST_HOLD_MS,
  })
})

test('a hold whose time is over counts from its deadline, though the pipeline has not ended it', () => {
  const over = { until: NOW - 10 * MINUTE, mayExtend: true }
  expect(holdTime(TERMS, over, undefined, NOW)).toEqual({ kind: 'wait', waitMs: 20 * MINUTE })
  expect(holdTime(TERMS, { ...over, until: NOW - 30 * MINUTE }, undefined, NOW)).toEqual(whole)
})

test('without a pause each hold has its own time, even if the clock was set back', () => {
  for (const ended of [past(0, 0), past(3, 1), past(0, -60)])
    expect(holdTime({ ...TERMS, holdPauseMs: 0 }, undefined, ended, NOW)).toEqual(whole)
})

test('nobody gets more than the time that the office gives now', () => {
  expect(holdTime(TERMS, undefined, past(60, 1), NOW)).toMatchObject({ until: whole.until })
})

test.each([
  ['given-back', { left: 4 * MINUTE, endedAt: NOW }],
  ['expired', { left: 0, endedAt: NOW }],
  ['replaced', undefined],
  ['booked', undefined],
] as const)('of a hold that is %s is left: %j', (because, left) => {
  const hold = {
    ...{ customerId, performanceId, mayExtend: true, until: NOW + 4 * MINUTE },
    ...{ grade: 'VIP', seats: 1, amount: 1, currency: 'KRW' },
  }
  const expected = left && { customerId, performanceId, mayExtend: true, ...left }
  expect(pastHoldOf(hold, because, NOW)).toEqual(expected)
  // Its seats were freed late, since nobody was there to do it.
  if (because === 'expired')
    expect(pastHoldOf(hold, because, NOW + 9 * MINUTE)?.endedAt).toBe(hold.until)
})

test('however a customer holds, gives back and comes again: not longer than the time, until a pause has passed', () => {
  const steps = fc.array(
    fc.record({ wait: fc.integer({ min: 0, max: 12 }), keep: fc.integer({ min: 0, max: 25 }) }),
    { minLength: 1, maxLength: 30 },
  )
  fc.assert(
    fc.property(steps, (visits) => {
      let [now, held, left] = [NOW, 0, undefined as PastHold | undefined]
      for (const { wait, keep } of visits) {
        now += wait * MINUTE
        const fresh = left === undefined || now >= left.endedAt + TERMS.holdPauseMs
        const time = holdTime(TERMS, undefined, left, now)
        if (fresh) held = 0
        if (time.kind === 'wait') continue
        const hold = {
          ...{ customerId, performanceId, mayExtend: time.mayExtend, until: time.until },
          ...{ grade: 'VIP', seats: 1, amount: 1, currency: 'KRW' },
        }
        const end = Math.min(now + keep * MINUTE, time.until)
        held += end - now
        left = pastHoldOf(hold, end === time.until ? 'expired' : 'given-back', end)
        now = end
        expect(held).toBeLessThanOrEqual(TERMS.holdMs)
      }
    }),
  )
})

test('a hold is refused while its customer has to wait, and says for how long', () => {
  const vip = { grade: 'VIP', price: { amount: 170_000, currency: 'KRW' }, available: 10 }
  const places = {
    pick: (ids: readonly string[]) => [{ grade: 'VIP', places: ids }],
    leavesSingle: () => undefined,
    best: () => [],
  }
  const offer = { performanceId, musicalId, title, venue, startsAt, grades: [vip], places }
  specify(holdWithin(NO_LIMITS, TERMS.holdMs, undefined, TERMS.holdPauseMs))
    .given({ offer, pastHold: past(0, 1) })
    .when({ customerId, performanceId, places: ['1F/1/1'], seats: 1 })
    .thenRefused('hold-again-later', { title, waitMs: 29 * MINUTE })
})
