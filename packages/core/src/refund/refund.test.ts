import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Line } from '../kernel/index.ts'
import {
  cancelledBy,
  mistakeIn,
  PRESETS,
  policyText,
  type RefundPolicy,
  type RefundPreset,
  type RefundTerms,
  readPolicy,
  scheduleOf,
} from './index.ts'

const SEOUL = 'Asia/Seoul'
const seoul = (time: string) => Date.parse(`${time}+09:00`)
const termsOf = (preset: RefundPreset, timeZone = SEOUL): RefundTerms => ({
  ...PRESETS[preset],
  timeZone,
})
const vip = (price = 170_000, seats = 1): Line => ({ grade: 'VIP', seats, price })

/** What goes back for one seat; 'refused' if a customer cannot cancel then. */
function refundOf(
  terms: RefundTerms,
  times: { startsAt: string; bookedAt: number },
  now: number,
  price = 170_000,
): number | 'refused' {
  return cancelledBy([vip(price)], terms, times, now)?.[0]?.refund ?? 'refused'
}

describe('kr-standard (domain 3.1)', () => {
  const times = { startsAt: '2027-03-14T14:00:00+09:00', bookedAt: seoul('2027-02-01T12:00:00') }

  test.each([
    ['2027-03-04T23:59:59', 170_000],
    ['2027-03-05T00:00:00', 153_000],
    ['2027-03-07T23:59:59', 153_000],
    ['2027-03-11T23:59:59', 136_000],
    ['2027-03-12T00:00:00', 119_000],
    ['2027-03-14T00:00:00', 17_000],
    ['2027-03-14T13:59:59', 17_000],
    ['2027-03-14T14:00:00', 'refused'],
  ])('cancelled at %s', (now, refund) => {
    expect(refundOf(termsOf('kr-standard'), times, seoul(now))).toBe(refund)
  })

  test.each([
    ['2027-03-10T12:00:00', '2027-03-11T12:00:00', 170_000],
    ['2027-03-10T12:00:00', '2027-03-11T12:00:01', 136_000],
    ['2027-03-11T12:00:00', '2027-03-12T00:00:00', 119_000],
    ['2027-03-12T09:00:00', '2027-03-12T09:05:00', 119_000],
  ])('booked at %s, cancelled at %s', (booked, now, refund) => {
    const booking = { ...times, bookedAt: seoul(booked) }
    expect(refundOf(termsOf('kr-standard'), booking, seoul(now))).toBe(refund)
  })

  test('an odd sum is rounded in favour of the customer', () => {
    const now = seoul('2027-03-06T12:00:00')
    expect(refundOf(termsOf('kr-standard'), times, now, 133_333)).toBe(120_000)
  })

  test('days are those of the hall, also on the night in which its clocks change', () => {
    const newYork = { startsAt: '2027-03-14T20:00:00-04:00', bookedAt: seoul('2027-02-01T12:00') }
    const terms = termsOf('kr-standard', 'America/New_York')
    expect(refundOf(terms, newYork, Date.parse('2027-03-05T04:59:59Z'))).toBe(170_000)
    expect(refundOf(terms, newYork, Date.parse('2027-03-05T05:00:00Z'))).toBe(153_000)
  })

  test('the zone of the customer does not matter', () => {
    const at = (time: string) =>
      refundOf(termsOf('kr-standard'), times, Date.parse(`${time}-08:00`))
    expect(at('2027-03-04T06:59:59')).toBe(170_000)
    expect(at('2027-03-04T07:00:00')).toBe(153_000)
  })

  test('after midnight the day of a late show has come', () => {
    const late = { ...times, startsAt: '2027-03-14T00:30:00+09:00' }
    expect(refundOf(termsOf('kr-standard'), late, seoul('2027-03-13T23:00:00'))).toBe(119_000)
    expect(refundOf(termsOf('kr-standard'), late, seoul('2027-03-14T00:10:00'))).toBe(17_000)
  })
})

describe('kr-agency (domain 3.1)', () => {
  const terms = termsOf('kr-agency')
  const sunday = { startsAt: '2027-03-14T14:00:00+09:00', bookedAt: seoul('2027-02-01T12:00:00') }

  test.each([
    ['2027-02-01T23:59:00', 170_000],
    ['2027-02-08T23:59:00', 170_000],
    ['2027-02-09T00:00:00', 166_000],
    ['2027-03-05T00:00:00', 153_000],
    ['2027-03-13T10:59:00', 119_000],
    ['2027-03-13T11:00:00', 'refused'],
  ])('cancelled at %s', (now, refund) => {
    expect(refundOf(terms, sunday, seoul(now))).toBe(refund)
  })

  test("the show's rule beats that of the booking", () => {
    const booking = { ...sunday, bookedAt: seoul('2027-03-04T12:00:00') }
    expect(refundOf(terms, booking, seoul('2027-03-05T12:00:00'))).toBe(153_000)
  })

  test('the deadline is at 17:00, if the day before is no Saturday', () => {
    const tuesday = { ...sunday, startsAt: '2027-03-16T14:00:00+09:00' }
    expect(refundOf(terms, tuesday, seoul('2027-03-15T16:59:00'))).toBe(119_000)
    expect(refundOf(terms, tuesday, seoul('2027-03-15T17:00:00'))).toBe('refused')
  })

  test('the flat fee is never more than a tenth of the ticket', () => {
    expect(refundOf(terms, sunday, seoul('2027-02-09T00:00:00'), 30_000)).toBe(27_000)
  })
})

test('seats that are cancelled one by one give what all of them at once give (domain 3.3)', () => {
  const terms = termsOf('kr-standard')
  const times = { startsAt: '2027-03-14T14:00:00+09:00', bookedAt: seoul('2027-02-01T12:00:00') }
  const now = seoul('2027-03-06T12:00:00')
  const [three, one] = cancelledBy([vip(156_923, 3), vip(129_231)], terms, times, now) ?? []
  expect(three?.refund).toBe(3 * 141_231)
  expect(one?.refund).toBe(116_308)
  expect((three?.refund ?? 0) + (one?.refund ?? 0)).toBe(540_001)
})

test('with none, nobody cancels; with full, everything goes back until the start', () => {
  const times = { startsAt: '2027-03-14T14:00:00+09:00', bookedAt: seoul('2027-02-01T12:00:00') }
  expect(refundOf(termsOf('none'), times, seoul('2027-02-02T12:00:00'))).toBe('refused')
  expect(refundOf(termsOf('full'), times, seoul('2027-03-14T13:59:59'))).toBe(170_000)
  expect(refundOf(termsOf('full'), times, seoul('2027-03-14T14:00:00'))).toBe('refused')
})

describe('the schedule', () => {
  const times = { startsAt: '2027-03-14T14:00:00+09:00', bookedAt: seoul('2027-02-01T12:00:00') }

  test('has a step for each sum', () => {
    const steps = scheduleOf([vip()], termsOf('kr-standard'), times, times.bookedAt)
    expect(steps).toEqual([
      { until: seoul('2027-03-05T00:00:00'), kept: 0, refund: 170_000 },
      { until: seoul('2027-03-08T00:00:00'), kept: 17_000, refund: 153_000 },
      { until: seoul('2027-03-12T00:00:00'), kept: 34_000, refund: 136_000 },
      { until: seoul('2027-03-14T00:00:00'), kept: 51_000, refund: 119_000 },
      { until: seoul('2027-03-14T14:00:00'), kept: 153_000, refund: 17_000 },
    ])
  })

  test('has the day after the booking of who books late', () => {
    const bookedAt = seoul('2027-03-06T12:00:00')
    const steps = scheduleOf([vip()], termsOf('kr-standard'), { ...times, bookedAt }, bookedAt)
    expect(steps.slice(0, 2)).toEqual([
      { until: bookedAt + 24 * 3_600_000 + 1, kept: 0, refund: 170_000 },
      { until: seoul('2027-03-08T00:00:00'), kept: 17_000, refund: 153_000 },
    ])
  })

  test('is empty where nobody can cancel', () => {
    expect(scheduleOf([vip()], termsOf('none'), times, times.bookedAt)).toEqual([])
    const deadline = seoul('2027-03-13T11:00:00')
    expect(scheduleOf([vip()], termsOf('kr-agency'), times, deadline)).toEqual([])
  })

  test('says at every moment what a cancel gives then', () => {
    const presets = fc.constantFrom(...(['kr-standard', 'kr-agency', 'full', 'none'] as const))
    const zones = fc.constantFrom(SEOUL, 'America/New_York', 'Europe/Berlin', '+05:30')
    const start = Date.parse('2027-03-20T00:00:00Z')
    const minutes = fc.integer({ min: 0, max: 40 * 24 * 60 })
    const booking = fc.record({ booked: minutes, now: minutes, later: minutes, show: minutes })
    fc.assert(
      fc.property(presets, zones, booking, (preset, zone, { booked, now, later, show }) => {
        const at = (minute: number) => start + minute * 60_000
        const startsAt = new Date(at(show)).toISOString()
        const facts = { startsAt, bookedAt: at(Math.min(booked, now)) }
        const [early, late] = [at(Math.min(now, later)), at(Math.max(now, later))]
        const terms = termsOf(preset, zone)
        const lines = [vip(170_001, 2), vip(33_333)]
        const step = scheduleOf(lines, terms, facts, early).find(({ until }) => until > late)
        const given = cancelledBy(lines, terms, facts, late)
        expect(step?.refund).toBe(given?.reduce((sum, { refund }) => sum + refund, 0))
      }),
    )
  })
})

describe('rules of a house', () => {
  const own = (...rules: RefundPolicy['rules']): RefundPolicy => ({ rules, until: 'start' })

  test('the presets have no mistake', () => {
    for (const preset of ['kr-standard', 'kr-agency', 'full'] as const)
      expect(mistakeIn(PRESETS[preset])).toBeUndefined()
  })

  test('have to say something for every day', () => {
    expect(mistakeIn(own({ least: 1, keep: { part: 0 } }))).toEqual({ case: 'no-rule', days: 0 })
    const gap = own({ least: 5, keep: { part: 0 } }, { least: 0, most: 3, keep: { part: 1000 } })
    expect(mistakeIn(gap)).toEqual({ case: 'no-rule', days: 4 })
    const early = own({ least: 0, most: 30, keep: { part: 0 } })
    expect(mistakeIn(early)).toEqual({ case: 'no-rule', days: 31 })
  })

  test('need nothing for the days after their deadline', () => {
    const until = { day: 1, minute: 17 * 60 }
    expect(mistakeIn({ rules: [{ least: 1, keep: { part: 0 } }], until })).toBeUndefined()
  })

  test('never keep less closer to the performance', () => {
    const falling = own(
      { least: 3, keep: { part: 2000 } },
      { least: 0, most: 2, keep: { part: 1000 } },
    )
    expect(mistakeIn(falling)).toEqual({ case: 'keeps-less', days: 2 })
    const flat = own(
      { least: 3, keep: { flat: 4000, atMost: 10_000 } },
      { least: 0, most: 2, keep: { part: 1000 } },
    )
    expect(mistakeIn(flat)).toEqual({ case: 'keeps-less', days: 2 })
  })

  test('are read from a text, and written as the same text', () => {
    const text = {
      rules: [
        { from: 'D-10', keep: { flat: 4000, atMost: '10%' } },
        { from: 'D-9', to: 'D-1', keep: '12.5%' },
        { from: 'D-3', within: '30m', keep: 0 },
        { from: 'D-10', within: '7d', keep: 0 },
      ],
      until: { day: 'D-1', at: '17:00', saturday: '11:00' },
    }
    expect(readPolicy(text).rules[1]).toEqual({ least: 1, most: 9, keep: { part: 1250 } })
    expect(policyText(readPolicy(text))).toEqual(text)
    expect(readPolicy({ preset: 'kr-standard' })).toBe(PRESETS['kr-standard'])
  })
})
