import { describe, expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { NOW, specify } from '../kernel/testing/decide.ts'
import { bookWithin } from './book.ts'
import { cancelWithin } from './cancel.ts'
import {
  type CustomerLimits,
  MOST_TIMES,
  NO_LIMITS,
  type Standing,
  timesOf,
  withTime,
} from './limits.ts'

const MINUTE = 60_000
const { customerId, reservationId, performanceId, musicalId, title, venue, startsAt } = aBooking()
const price = { amount: 190_000, currency: 'KRW' }
const grades = [{ grade: 'VIP', price, available: 50 }]
const offer = { performanceId, musicalId, title, venue, startsAt, grades }
const nobody: Standing = { seats: 0, unpaid: 0, declines: undefined, cancels: undefined }
const command = { customerId, performanceId, grade: 'VIP', seats: 2, paymentMethod: 'card-ok' }
const limits: CustomerLimits = {
  maxSeatsPerBooking: 10,
  maxSeatsPerPerformance: 10,
  maxUnpaidSeats: 20,
  maxUnpaidSeatsDuringOutage: 6,
  maxDeclinesPerHour: 3,
  declinePauseMs: 10 * MINUTE,
  maxCancelsPerHour: 2,
  maxHoldsPerHour: 0,
}
const ago = (...minutes: readonly number[]) => timesOf(minutes.map((each) => NOW - each * MINUTE))

const booking = (standing: Partial<Standing> = {}, over: Partial<CustomerLimits> = {}) =>
  specify(bookWithin({ ...limits, ...over })).given({ offer, standing: { ...nobody, ...standing } })
const accepted = { kind: 'accepted' }
const later = { ...command, deferredUntil: new Date(NOW + 5_000).toISOString() }

describe('S5: seats of one booking', () => {
  test('as many as the limit are taken, and one more is refused with the limit', () => {
    expect(
      booking()
        .when({ ...command, seats: 10 })
        .decision(),
    ).toMatchObject(accepted)
    booking()
      .when({ ...command, seats: 11 })
      .thenRefused('too-many-seats', { seats: 11, most: 10 })
  })
  test('0 is no limit', () => {
    const free = booking({ seats: 500, unpaid: 500, declines: ago(1, 1, 1, 1) }, NO_LIMITS)
    expect(free.when({ ...command, seats: 50 }).decision()).toMatchObject(accepted)
  })
})

describe('S5: seats of one customer and performance', () => {
  test('are counted over all bookings, and the refusal says how many the customer has', () => {
    expect(booking({ seats: 8 }).when(command).decision()).toMatchObject(accepted)
    booking({ seats: 9 })
      .when(command)
      .thenRefused('seat-limit-reached', { seats: 2, has: 9, most: 10 })
  })
  test('the limit comes before the seats that are left, since a smaller booking would meet it too', () => {
    booking({ seats: 10 })
      .when({ ...command, seats: 10 })
      .thenRefused('seat-limit-reached')
  })
})

describe('S5: unpaid seats', () => {
  test('are counted over all performances', () => {
    expect(booking({ unpaid: 18 }).when(command).decision()).toMatchObject(accepted)
    booking({ unpaid: 19 })
      .when(command)
      .thenRefused('unpaid-seat-limit-reached', { seats: 2, unpaid: 19, most: 20, isOutage: false })
  })
  test('are fewer while calls to the gateway are paused', () => {
    expect(booking({ unpaid: 4 }).when(later).decision()).toMatchObject(accepted)
    booking({ unpaid: 5 })
      .when(later)
      .thenRefused('unpaid-seat-limit-reached', { most: 6, isOutage: true })
  })
  test('are as usual when the gateway may be called again: this booking may find out that it works', () => {
    const tried = { ...command, deferredUntil: new Date(NOW).toISOString() }
    expect(booking({ unpaid: 8 }).when(tried).decision()).toMatchObject(accepted)
  })
  test('without a limit for outages the usual one holds then too', () => {
    const usual = { maxUnpaidSeatsDuringOutage: 0 }
    expect(booking({ unpaid: 18 }, usual).when(later).decision()).toMatchObject(accepted)
    booking({ unpaid: 19 }, usual).when(later).thenRefused('unpaid-seat-limit-reached')
  })
  test('the limit for outages holds without a usual one, and never raises the usual one', () => {
    booking({ unpaid: 5 }, { maxUnpaidSeats: 0 })
      .when(later)
      .thenRefused('unpaid-seat-limit-reached')
    booking({ unpaid: 3 }, { maxUnpaidSeats: 4 })
      .when(later)
      .thenRefused('unpaid-seat-limit-reached')
  })
})

describe('S5: declined payments', () => {
  const declined = (...minutes: readonly number[]) =>
    booking({ declines: ago(...minutes) }).when(command)

  test('so many within an hour make the customer wait, and the refusal says until when', () => {
    declined(1, 20, 59).thenRefused('too-many-declines', { most: 3, waitMs: 9 * MINUTE })
  })
  test.each([
    ['fewer', [1, 2]],
    ['the same number over more than an hour', [1, 20, 61]],
    ['the same number, and the pause is over', [10, 11, 12]],
  ])('%s do not', (_, minutes) => {
    expect(declined(...minutes).decision()).toMatchObject(accepted)
  })
  test('after the pause one more makes the customer wait again', () => {
    declined(1, 12, 13, 14).thenRefused('too-many-declines')
  })
})

describe('S9: cancels of a customer', () => {
  const reservation = {
    ...{ ...aBooking(), bookedAt: 0 },
    ...({ status: 'confirmed', paymentStatus: 'approved' } as const),
  } as const
  const cancelling = (
    cancels: Standing['cancels'],
    by: 'admin' | { customerId: typeof customerId },
  ) =>
    specify(cancelWithin(limits))
      .given({ reservation, standing: { ...nobody, cancels } })
      .when({ reservationId, by })

  test('so many within an hour are taken, and the next has to wait until the first is an hour ago', () => {
    expect(cancelling(ago(1, 61), { customerId }).decision()).toMatchObject(accepted)
    cancelling(ago(1, 50), { customerId }).thenRefused('too-many-cancels', {
      most: 2,
      waitMs: 10 * MINUTE,
    })
  })
  test('an admin may cancel any number', () => {
    expect(cancelling(ago(1, 1, 1), 'admin').decision()).toMatchObject(accepted)
  })
  test('what cannot be cancelled is refused for that reason, not for the limit', () => {
    specify(cancelWithin(limits))
      .given({
        reservation: { ...reservation, status: 'cancelled' },
        standing: { ...nobody, cancels: ago(1, 1) },
      })
      .when({ reservationId, by: { customerId } })
      .thenRefused('reservation-already-cancelled')
  })
})

test('S5: free seats are limited too, but nothing about paying limits them', () => {
  const free = {
    ...offer,
    grades: [{ grade: 'VIP', price: { ...price, amount: 0 }, available: 50 }],
  }
  const given = (standing: Partial<Standing>) =>
    specify(bookWithin(limits))
      .given({ offer: free, standing: { ...nobody, ...standing } })
      .when(command)
  expect(given({ unpaid: 20, declines: ago(1, 1, 1) }).decision()).toMatchObject(accepted)
  given({ seats: 9 }).thenRefused('seat-limit-reached')
})

test('only what a limit needs is read', () => {
  const standing = { customerId, performanceId }
  expect(bookWithin(limits).needs(command)).toMatchObject({ standing })
  expect(bookWithin({ ...NO_LIMITS, maxSeatsPerBooking: 10 }).needs(command)).not.toHaveProperty(
    'standing',
  )
  expect(cancelWithin(limits).needs({ reservationId, by: 'admin' })).not.toHaveProperty('standing')
  const id = asId<'customer'>('CU-BBBBBBBBBB')
  expect(cancelWithin(limits).needs({ reservationId, by: { customerId: id } })).toMatchObject({
    standing: { customerId: id },
  })
})

test('a list of times keeps the newest, and does not grow for ever', () => {
  let times = timesOf([3, 1, 2])
  expect(times).toMatchObject({ at: 3, count: 3, before: { at: 2, before: { at: 1 } } })
  for (let at = 4; at < 10 * MOST_TIMES; at++) {
    times = withTime(at, times)
    expect(times.count).toBeLessThanOrEqual(2 * MOST_TIMES)
  }
  let length = 0
  for (let each = times; each && length <= MOST_TIMES; each = each.before) length += 1
  expect(length).toBeGreaterThan(MOST_TIMES - 1)
})
