import { expect, test } from 'vitest'
import { aBooking } from '../kernel/testing/booking.ts'
import { EVENT_TYPES } from '../names/index.ts'
import type { DomainEvent } from './events.ts'
import { whatFollows } from './policies.ts'
import { about, EVENTS } from './testing/events.ts'

const booking = aBooking()
const { reservationId, paymentId, customerId, amount, currency } = booking
const follows = (event: DomainEvent) => whatFollows(event, about, ['inbox'])

const notice = (template: string, refunded: number) => ({
  kind: 'send-notice',
  reservationId,
  customerId,
  about,
  channel: 'inbox',
  template,
  fields: {
    title: booking.title,
    startsAt: booking.startsAt,
    grade: 'VIP',
    seats: 2,
    amount: { amount, currency },
    refunded: { amount: refunded, currency },
  },
})
const cancelPayment = { kind: 'cancel-payment', reservationId, paymentId, amount, currency }

test('a booking is followed by the approval of its payment: the price and the card reach the gateway', () => {
  expect(follows(EVENTS.Reserved)).toEqual([
    {
      kind: 'approve-payment',
      reservationId,
      paymentId,
      amount: 380_000,
      currency: 'KRW',
      method: 'card-slow',
    },
  ])
})

test('a booking whose payment has to wait is followed by its approval all the same, and by a word about it', () => {
  const deferred = { ...EVENTS.Reserved, deferredUntil: '2026-12-01T12:00:05.000Z' }
  expect(follows(deferred)).toEqual([...follows(EVENTS.Reserved), notice('payment-deferred', 0)])
})

test('a cancelled booking is followed by the cancellation of its payment, also before any approval is known', () => {
  expect(follows(EVENTS.ReservationCancelled)).toEqual([cancelPayment])
  expect(follows({ ...EVENTS.ReservationCancelled, seatsWere: 'sold' })).toEqual([cancelPayment])
})

test('an approval that came too late is followed by its refund', () => {
  expect(follows(EVENTS.PaymentApprovedLate)).toEqual([cancelPayment])
})

test.each([
  ['PaymentApproved', 'payment-approved', 0],
  ['PaymentDeclined', 'payment-declined', 0],
  ['PaymentDeferred', 'payment-deferred', 0],
  ['PaymentCancelled', 'payment-cancelled', 380_000],
] as const)('%s is followed by one notice that tells of it', (type, template, refunded) => {
  expect(follows(EVENTS[type])).toEqual([notice(template, refunded)])
})

test('an expired reservation is followed by a notice, and by a cancel, since the last call may have charged the card', () => {
  expect(follows(EVENTS.ReservationExpired)).toEqual([
    cancelPayment,
    notice('reservation-expired', 0),
  ])
})

test.each(['expired', 'payment-failed'] as const)(
  'that nothing was charged for a reservation that is %s is no news, and that money went back is',
  (reservation) => {
    const cancelled = { ...EVENTS.PaymentCancelled, reservation }
    expect(follows({ ...cancelled, refunded: 0 })).toEqual([])
    expect(follows(cancelled)).toEqual([notice('payment-refunded', 380_000)])
  },
)

test('a notice goes out once on each channel that the box office has, each in a queue of its own', () => {
  const told = whatFollows(EVENTS.PaymentApproved, about, ['inbox', 'mail', 'webhook'])
  expect(told).toEqual(
    [
      ['inbox', 'send-notice'],
      ['mail', 'send-mail'],
      ['webhook', 'send-webhook'],
    ].map(([channel, kind]) => ({ ...notice('payment-approved', 0), kind, channel })),
  )
})

test.each([
  'CustomerSignedUp',
  'CustomerChanged',
  'CustomerErased',
  'AddressConfirmed',
  'MusicalRegistered',
  'PerformanceAdded',
  'PerformanceReplanned',
  'SeatsHeld',
  'HoldExtended',
  'HoldEnded',
  'NoticeSent',
  'NoticeSkipped',
  'BreakerChanged',
  'WebhookSwitchedOff',
  'WebhookSwitchedOn',
] as const)('%s is followed by nothing', (type) => {
  expect(follows(EVENTS[type])).toEqual([])
})

test('W17: a reader of the log may ask for every type of event', () => {
  expect([...EVENT_TYPES].sort()).toEqual(Object.keys(EVENTS).sort())
})
