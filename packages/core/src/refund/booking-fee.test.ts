import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Line } from '../kernel/index.ts'
import { cancelledBy, PRESETS, type RefundTerms, readPolicy, scheduleOf } from './index.ts'

const seoul = (time: string) => Date.parse(`${time}+09:00`)
const agency: RefundTerms = { ...PRESETS['kr-agency'], timeZone: 'Asia/Seoul' }
const line: Line = { grade: 'VIP', seats: 1, price: 170_000, fee: 2000 }
const startsAt = '2027-03-14T14:00:00+09:00'

const backOf = (booked: string, now: string, terms = agency) =>
  cancelledBy([line], terms, { startsAt, bookedAt: seoul(booked) }, seoul(now))?.[0]

describe('kr-agency with a booking fee of 2,000 (domain 3.1)', () => {
  const noon = '2027-02-01T12:00:00'
  test.each([
    [noon, '2027-02-01T23:59:00', 172_000, undefined],
    [noon, '2027-02-02T00:00:00', 170_000, 2000],
    [noon, '2027-02-08T23:59:00', 170_000, 2000],
    [noon, '2027-02-09T00:00:00', 166_000, 2000],
    [noon, '2027-03-05T00:00:00', 153_000, 2000],
    ['2027-03-04T12:00:00', '2027-03-05T09:00:00', 153_000, 2000],
    [noon, '2027-03-13T10:59:00', 119_000, 2000],
  ])('booked %s, cancelled %s', (booked, now, refund, feeKept) => {
    const back = backOf(booked, now)
    expect([back?.refund, back?.feeKept]).toEqual([refund, feeKept])
    expect((back?.kept ?? 0) + (back?.refund ?? 0)).toBe(172_000)
  })

  test('nobody cancels after the deadline: 11:00 of a Saturday', () => {
    expect(backOf(noon, '2027-03-13T11:00:00')).toBeUndefined()
  })

  test('the schedule has a step for the fee, which ends with the day of the booking', () => {
    const [first, second] = scheduleOf(
      [line],
      agency,
      { startsAt, bookedAt: seoul(noon) },
      seoul(noon),
    )
    expect(first).toEqual({ until: seoul('2027-02-02T00:00:00'), kept: 0, refund: 172_000 })
    expect(second).toEqual({ until: seoul('2027-02-09T00:00:00'), kept: 2000, refund: 170_000 })
  })
})

test.each([
  [{ preset: 'kr-standard' }, 2000],
  [{ preset: 'kr-standard', bookingFee: 'refunded' }, undefined],
  [{ preset: 'kr-standard', bookingFee: 'booking-day' }, 2000],
  [{ preset: 'full' }, undefined],
] as const)('%o keeps of the fee on the day after the booking: %s', (text, feeKept) => {
  const terms = { ...readPolicy(text), timeZone: 'Asia/Seoul' }
  expect(backOf('2027-02-01T12:00:00', '2027-02-02T12:00:00', terms)?.feeKept).toBe(feeKept)
})

test('seat by seat gives what all at once gives on the same day (domain 3.3)', () => {
  const sums = fc.record({
    price: fc.integer({ min: 1, max: 1_000_000 }),
    fee: fc.integer({ min: 0, max: 10_000 }),
    seats: fc.integer({ min: 1, max: 9 }),
    days: fc.integer({ min: 2, max: 40 }),
  })
  fc.assert(
    fc.property(sums, ({ price, fee, seats, days }) => {
      const times = { startsAt, bookedAt: seoul('2027-01-20T12:00:00') }
      const now = Date.parse(startsAt) - days * 86_400_000
      const of = (count: number) =>
        cancelledBy([{ grade: 'R', seats: count, price, fee }], agency, times, now)?.[0]
      const [one, all] = [of(1), of(seats)]
      expect(all?.refund).toBe((one?.refund ?? 0) * seats)
      expect((all?.refund ?? 0) + (all?.kept ?? 0)).toBe((price + fee) * seats)
    }),
  )
})
