import { expect, test } from 'vitest'
import { asId, type PaymentStatus, type ReservationStatus } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { cancel, cancelWithin } from './cancel.ts'
import type { ReservationCancelled } from './events.ts'
import { NO_LIMITS } from './limits.ts'

const booking = aBooking()
const owner = { customerId: booking.customerId }
const byOwner = { reservationId: booking.reservationId, by: owner }
const byAdmin = { reservationId: booking.reservationId, by: 'admin' } as const
const reservation = (status: ReservationStatus, paymentStatus: PaymentStatus) => ({
  ...booking,
  status,
  paymentStatus,
  bookedAt: 0,
})
const cancelled = (over: Partial<ReservationCancelled>): ReservationCancelled => ({
  type: 'ReservationCancelled',
  ...booking,
  by: 'customer',
  seatsWere: 'held',
  ...over,
})
const cancelling = specify(cancel)

test('a reservation that awaits its payment is cancelled out of the held seats', () => {
  cancelling
    .given({ reservation: reservation('awaiting-payment', 'requested') })
    .when(byOwner)
    .thenAccepted([cancelled({ seatsWere: 'held' })])
})

test('a confirmed reservation is cancelled out of the sold seats; the money is still to come back', () => {
  cancelling
    .given({ reservation: reservation('confirmed', 'approved') })
    .when(byOwner)
    .thenAccepted([cancelled({ seatsWere: 'sold' })], {
      id: booking.reservationId,
      status: 'cancelled',
      performanceId: booking.performanceId,
      title: booking.title,
      startsAt: booking.startsAt,
      grade: 'VIP',
      seats: 2,
      lines: [{ grade: 'VIP', seats: 2, price: { amount: 190_000, currency: 'KRW' } }],
      amount: { amount: 380_000, currency: 'KRW' },
      paymentStatus: 'approved',
    })
})

test('a payment that was put off is cancelled like one that was asked for', () => {
  cancelling
    .given({ reservation: reservation('awaiting-payment', 'deferred') })
    .when(byOwner)
    .thenAccepted([cancelled({ seatsWere: 'held' })])
})

test('a second cancel is refused, so no seat returns twice', () => {
  for (const paymentStatus of ['requested', 'approved', 'cancelled'] as const)
    cancelling
      .given({ reservation: reservation('cancelled', paymentStatus) })
      .when(byOwner)
      .thenRefused('reservation-already-cancelled')
})

test.each([
  ['payment-failed', 'declined'],
  ['expired', 'deferred'],
] as const)(
  'a reservation that is %s holds nothing that could be cancelled',
  (status, paymentStatus) => {
    cancelling
      .given({ reservation: reservation(status, paymentStatus) })
      .when(byAdmin)
      .thenRefused('reservation-not-cancellable', { status })
  },
)

test("a stranger's reservation is answered exactly as one that does not exist", () => {
  const stranger = { ...byOwner, by: { customerId: asId<'customer'>('CU-ZZZZZZZZZZ') } }
  const ofAnother = cancelling
    .given({ reservation: reservation('confirmed', 'approved') })
    .when(stranger)
  const ofNobody = cancelling.given({ reservation: undefined }).when(stranger)
  ofAnother.thenRefused('reservation-not-found')
  expect(ofAnother.decision()).toEqual(ofNobody.decision())
})

test("a stranger does not learn either that somebody's reservation is cancelled", () => {
  cancelling
    .given({ reservation: reservation('cancelled', 'cancelled') })
    .when({ ...byOwner, by: { customerId: asId<'customer'>('CU-ZZZZZZZZZZ') } })
    .thenRefused('reservation-not-found')
})

test('the admin cancels for anybody, and the event says so', () => {
  cancelling
    .given({ reservation: reservation('confirmed', 'approved') })
    .when(byAdmin)
    .thenAccepted([cancelled({ by: 'admin', seatsWere: 'sold' })])
})

test('a customer cancels until the performance begins, the admin also later', () => {
  const begins = Date.parse(booking.startsAt)
  const given = cancelling.given({ reservation: reservation('confirmed', 'approved') })
  expect(given.when(byOwner, { now: begins - 1 }).decision().kind).toBe('accepted')
  given.when(byOwner, { now: begins }).thenRefused('performance-has-begun')
  expect(given.when(byAdmin, { now: begins + 1 }).decision().kind).toBe('accepted')
})

test('C3: what is not confirmed is cancelled by its customer also after the start', () => {
  const now = Date.parse(booking.startsAt) + 8_000
  for (const paymentStatus of ['requested', 'deferred'] as const)
    cancelling
      .given({ reservation: reservation('awaiting-payment', paymentStatus) })
      .when(byOwner, { now })
      .thenAccepted([cancelled({ seatsWere: 'held' })])
})

test('C7: after the cancel of free seats the payment is cancelled at once, since no money is to come back', () => {
  const free = { ...reservation('confirmed', 'approved'), amount: 0 }
  const decision = cancelling.given({ reservation: free }).when(byOwner).decision()
  expect(decision).toMatchObject({ reply: { status: 'cancelled', paymentStatus: 'cancelled' } })
})

test('S9: a payment that was certainly never sent is cancelled at once, since there is nothing to ask the gateway', () => {
  for (const paymentStatus of ['requested', 'deferred'] as const) {
    const unpaid = reservation('awaiting-payment', paymentStatus)
    const given = cancelling.given({ reservation: unpaid, paymentNeverSent: true })
    given
      .when(byOwner)
      .thenAccepted(
        [cancelled({ paymentNeverSent: true })],
        expect.objectContaining({ status: 'cancelled', paymentStatus: 'cancelled' }),
      )
  }
})

test('S9: a payment that may have been sent, or is in our log, is still to be cancelled', () => {
  cancelling
    .given({ reservation: reservation('awaiting-payment', 'requested'), paymentNeverSent: false })
    .when(byOwner)
    .thenAccepted([cancelled({})], expect.objectContaining({ paymentStatus: 'requested' }))
  cancelling
    .given({ reservation: reservation('confirmed', 'approved'), paymentNeverSent: true })
    .when(byOwner)
    .thenAccepted(
      [cancelled({ seatsWere: 'sold' })],
      expect.objectContaining({ paymentStatus: 'approved' }),
    )
})

test('what must be read is that reservation, and whether its payment was never sent', () => {
  const { reservationId } = booking
  const needs = { reservation: reservationId, paymentNeverSent: reservationId }
  expect(cancel.needs(byOwner)).toEqual(needs)
  const within = cancelWithin({ ...NO_LIMITS, maxCancelsPerHour: 1 })
  const standing = { customerId: booking.customerId }
  expect(within.needs(byOwner)).toEqual({ ...needs, standing })
  expect(within.needs(byAdmin)).toEqual(needs)
})
