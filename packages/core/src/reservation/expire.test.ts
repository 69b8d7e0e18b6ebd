import { expect, test } from 'vitest'
import type { ReservationStatus } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { expire, paymentDeadline } from './expire.ts'

const booking = aBooking()
const { reservationId } = booking
const deadline = '2026-12-02T12:00:00.000Z'
const given = (status: ReservationStatus) =>
  specify(expire).given({
    reservation: { ...booking, status, paymentStatus: 'deferred', bookedAt: 0 },
  })

test('a reservation that was not paid in time expires', () => {
  given('awaiting-payment')
    .when({ reservationId, deadline })
    .thenAccepted([{ type: 'ReservationExpired', ...booking, deadline }], null)
})

test('S9: a payment that was certainly never sent ends with it', () => {
  specify(expire)
    .given({
      reservation: {
        ...booking,
        status: 'awaiting-payment',
        paymentStatus: 'deferred',
        bookedAt: 0,
      },
      paymentNeverSent: true,
    })
    .when({ reservationId, deadline })
    .thenAccepted(
      [{ type: 'ReservationExpired', ...booking, deadline, paymentNeverSent: true }],
      null,
    )
  expect(expire.needs({ reservationId, deadline })).toEqual({
    reservation: reservationId,
    paymentNeverSent: reservationId,
  })
})

test.each(['confirmed', 'cancelled', 'payment-failed', 'expired'] as const)(
  'one that is %s meanwhile stays so',
  (status) => {
    given(status).when({ reservationId, deadline }).thenAccepted([], null)
  },
)

test('one that does not exist is refused', () => {
  specify(expire)
    .given({ reservation: undefined })
    .when({ reservationId, deadline })
    .thenRefused('reservation-not-found')
})

const day = 24 * 60 * 60 * 1000

test('time in which the gateway was left alone is added to the deadline', () => {
  const paid = { reservedAt: 1_000, allowedMs: day, maxPausedMs: day, startsAt: 100 * day }
  expect(paymentDeadline({ ...paid, pausedMs: 0 })).toBe(1_000 + day)
  expect(paymentDeadline({ ...paid, pausedMs: 60_000 })).toBe(61_000 + day)
})

test('S5: only so much of that time is added, however long an outage lasts', () => {
  const paid = { reservedAt: 1_000, allowedMs: day, maxPausedMs: 2 * day, startsAt: 100 * day }
  expect(paymentDeadline({ ...paid, pausedMs: 2 * day - 1 })).toBe(999 + 3 * day)
  expect(paymentDeadline({ ...paid, pausedMs: 12 * day })).toBe(1_000 + 3 * day)
})

test('C3: the start of the performance is the last deadline, however long the gateway was left alone', () => {
  const paid = { reservedAt: 1_000, allowedMs: day, maxPausedMs: day, startsAt: 2_000 + day }
  expect(paymentDeadline({ ...paid, pausedMs: 999 })).toBe(1_999 + day)
  expect(paymentDeadline({ ...paid, pausedMs: day })).toBe(2_000 + day)
})
