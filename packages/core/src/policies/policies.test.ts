import { expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { EVENT_TYPES } from '../names/index.ts'
import { usualActor } from './actor.ts'
import { correlationOf, type DomainEvent } from './events.ts'
import { whatFollows } from './policies.ts'

const booking = aBooking()
const { reservationId, paymentId, customerId, amount, currency } = booking
const about = asId<'event'>('EV-AAAAAAAAAA')
const webhook = { webhookId: asId<'webhook'>('WH-AAAAAAAAAA'), host: 'hooks.example.com' }
const lost = { key: asId<'payment'>('PY-BBBBBBBBBB'), chargeId: 'ch_2', amount, currency }
const follows = (event: DomainEvent) => whatFollows(event, about, ['inbox'])

/** One event of each type. The type makes the compiler ask for new ones. */
const EVENTS: { [E in DomainEvent as E['type']]: E } = {
  CustomerSignedUp: { type: 'CustomerSignedUp', customerId, language: 'ko' },
  CustomerChanged: { type: 'CustomerChanged', customerId, changed: ['name'] },
  CustomerErased: { type: 'CustomerErased', customerId },
  TokenCreated: {
    type: 'TokenCreated',
    tokenId: asId('TO-AAAAAAAAAA'),
    owner: customerId,
    scopes: ['read'],
    endsAt: null,
  },
  TokenRevoked: { type: 'TokenRevoked', tokenId: asId('TO-AAAAAAAAAA'), owner: customerId },
  StaffAdded: { type: 'StaffAdded', staffId: asId('ST-AAAAAAAAAA'), scopes: ['door'] },
  StaffRevoked: { type: 'StaffRevoked', staffId: asId('ST-AAAAAAAAAA') },
  AddressConfirmed: { type: 'AddressConfirmed', customerId, by: 'admin' },
  HallPlanned: {
    ...{ type: 'HallPlanned', hallId: asId('HA-AAAAAAAAAA'), version: 1 },
    ...{ hall: 'Studio 400', timeZone: 'Asia/Seoul', plan: {} },
  },
  MusicalRegistered: {
    type: 'MusicalRegistered',
    musicalId: booking.musicalId,
    title: 'Rent',
    venue: 'Blue Square',
    runningMinutes: null,
  },
  PerformanceAdded: {
    type: 'PerformanceAdded',
    performanceId: booking.performanceId,
    musicalId: booking.musicalId,
    title: 'Rent',
    venue: 'Blue Square',
    startsAt: booking.startsAt,
    grades: [],
  },
  GradeChanged: {
    type: 'GradeChanged',
    performanceId: booking.performanceId,
    musicalId: booking.musicalId,
    title: 'Rent',
    venue: 'Blue Square',
    startsAt: booking.startsAt,
    grade: 'VIP',
    seats: 100,
    price: { amount: 180_000, currency: 'KRW' },
    was: { seats: 100, price: { amount: 150_000, currency: 'KRW' } },
  },
  Reserved: { type: 'Reserved', ...booking, paymentMethod: 'card-slow' },
  ReservationCancelled: {
    type: 'ReservationCancelled',
    ...booking,
    by: 'customer',
    seatsWere: 'held',
  },
  PaymentApproved: { type: 'PaymentApproved', ...booking, chargeId: 'ch_1' },
  PaymentApprovedLate: { type: 'PaymentApprovedLate', ...booking, chargeId: 'ch_1' },
  PaymentNotNeeded: { type: 'PaymentNotNeeded', ...booking, amount: 0 },
  PaymentDeclined: { type: 'PaymentDeclined', ...booking, reason: 'card-declined' },
  PaymentDeferred: { type: 'PaymentDeferred', ...booking, retryAt: '2026-12-01T12:00:05.000Z' },
  PaymentCancelled: {
    type: 'PaymentCancelled',
    ...booking,
    refunded: 380_000,
    reservation: 'cancelled',
  },
  ReservationExpired: {
    type: 'ReservationExpired',
    ...booking,
    deadline: '2026-12-02T12:00:00.000Z',
  },
  LostChargeFound: { type: 'LostChargeFound', ...lost },
  LostChargeRefunded: { type: 'LostChargeRefunded', ...lost, refunded: amount },
  BreakerChanged: {
    type: 'BreakerChanged',
    from: 'closed',
    to: 'open',
    reason: 'too-many-failures',
    error: 'GatewayUnavailable',
    retryAt: '2026-12-01T12:00:05.000Z',
    calls: 20,
    failures: 10,
  },
  WebhookSwitchedOff: { type: 'WebhookSwitchedOff', ...webhook },
  WebhookSwitchedOn: { type: 'WebhookSwitchedOn', ...webhook },
  NoticeSent: {
    type: 'NoticeSent',
    reservationId,
    customerId,
    about,
    channel: 'inbox',
    template: 'payment-approved',
  },
  NoticeSkipped: {
    type: 'NoticeSkipped',
    reservationId,
    customerId,
    about,
    channel: 'mail',
    template: 'payment-approved',
    because: 'cancelled',
  },
}

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
  'NoticeSent',
  'NoticeSkipped',
  'BreakerChanged',
  'WebhookSwitchedOff',
  'WebhookSwitchedOn',
] as const)('%s is followed by nothing', (type) => {
  expect(follows(EVENTS[type])).toEqual([])
})

test('what belongs to a reservation is found by its id, and the rest by what else it is about', () => {
  const { musicalId } = booking
  const of = Object.fromEntries(
    Object.values(EVENTS).map((event) => [event.type, correlationOf(event)]),
  )
  expect(of).toEqual({
    CustomerSignedUp: customerId,
    CustomerChanged: customerId,
    CustomerErased: customerId,
    TokenCreated: customerId,
    TokenRevoked: customerId,
    StaffAdded: 'ST-AAAAAAAAAA',
    StaffRevoked: 'ST-AAAAAAAAAA',
    AddressConfirmed: customerId,
    MusicalRegistered: musicalId,
    PerformanceAdded: musicalId,
    HallPlanned: 'HA-AAAAAAAAAA',
    GradeChanged: musicalId,
    Reserved: reservationId,
    ReservationCancelled: reservationId,
    PaymentApproved: reservationId,
    PaymentApprovedLate: reservationId,
    PaymentNotNeeded: reservationId,
    PaymentDeclined: reservationId,
    PaymentDeferred: reservationId,
    PaymentCancelled: reservationId,
    ReservationExpired: reservationId,
    BreakerChanged: 'payment-gateway',
    LostChargeFound: lost.key,
    LostChargeRefunded: lost.key,
    NoticeSent: reservationId,
    NoticeSkipped: reservationId,
    WebhookSwitchedOff: webhook.webhookId,
    WebhookSwitchedOn: webhook.webhookId,
  })
})

test('every event has somebody who usually makes it happen: the customer, the box office or the pipeline', () => {
  const who = Object.fromEntries(
    Object.values(EVENTS).map((event) => [event.type, usualActor(event)]),
  )
  expect(who).toEqual({
    AddressConfirmed: 'admin',
    CustomerSignedUp: customerId,
    CustomerChanged: customerId,
    CustomerErased: customerId,
    TokenCreated: customerId,
    TokenRevoked: customerId,
    StaffAdded: 'admin',
    StaffRevoked: 'admin',
    MusicalRegistered: 'admin',
    PerformanceAdded: 'admin',
    HallPlanned: 'admin',
    GradeChanged: 'admin',
    Reserved: customerId,
    ReservationCancelled: customerId,
    PaymentApproved: 'system',
    PaymentApprovedLate: 'system',
    PaymentNotNeeded: 'system',
    PaymentDeclined: 'system',
    PaymentDeferred: 'system',
    PaymentCancelled: 'system',
    ReservationExpired: 'system',
    BreakerChanged: 'system',
    LostChargeFound: 'admin',
    LostChargeRefunded: 'system',
    WebhookSwitchedOff: 'system',
    WebhookSwitchedOn: 'admin',
    NoticeSent: 'system',
    NoticeSkipped: 'system',
  })
  expect(usualActor({ ...EVENTS.ReservationCancelled, by: 'admin' })).toBe('admin')
  expect(usualActor({ ...EVENTS.TokenCreated, owner: asId('ST-AAAAAAAAAA') })).toBe('admin')
})

test('W17: a reader of the log may ask for every type of event', () => {
  expect([...EVENT_TYPES].sort()).toEqual(Object.keys(EVENTS).sort())
})
