import { asId } from '../../kernel/index.ts'
import { aBooking } from '../../kernel/testing/booking.ts'
import type { DomainEvent } from '../events.ts'

const booking = aBooking()
const { reservationId, paymentId, ...heldSeats } = booking
const { customerId, amount, currency } = booking
export const about = asId<'event'>('EV-AAAAAAAAAA')
export const webhook = { webhookId: asId<'webhook'>('WH-AAAAAAAAAA'), host: 'hooks.example.com' }
export const lost = { key: asId<'payment'>('PY-BBBBBBBBBB'), chargeId: 'ch_2', amount, currency }

const { musicalId, performanceId, title, venue, startsAt } = booking
const showing = { musicalId, performanceId, title, venue, startsAt }

/** One event of each type. The type makes the compiler ask for new ones. */
export const EVENTS: { [E in DomainEvent as E['type']]: E } = {
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
  DiscountAdded: {
    type: 'DiscountAdded',
    ...{ musicalId, title, discountId: asId('DC-AAAAAAAAAA') },
    terms: { name: 'Spring', off: { percent: 2000 }, code: 'SPRING' },
  },
  DiscountEnded: {
    type: 'DiscountEnded',
    ...{ musicalId, title, discountId: asId('DC-AAAAAAAAAA'), discount: 'Spring' },
  },
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
  PerformanceClosed: { type: 'PerformanceClosed', ...showing },
  PerformanceOpened: { type: 'PerformanceOpened', ...showing },
  PerformanceCancelled: { type: 'PerformanceCancelled', ...showing, reason: 'flu' },
  SeatsHeld: {
    type: 'SeatsHeld',
    ...heldSeats,
    until: '2026-12-01T12:10:00.000Z',
    mayExtend: true,
  },
  HoldExtended: { type: 'HoldExtended', ...heldSeats, until: '2026-12-01T12:20:00.000Z' },
  HoldEnded: { type: 'HoldEnded', ...heldSeats, because: 'expired' },
  PerformanceReplanned: {
    type: 'PerformanceReplanned',
    performanceId: booking.performanceId,
    musicalId: booking.musicalId,
    title: 'Rent',
    venue: 'Blue Square',
    startsAt: booking.startsAt,
    hall: { id: asId('HA-AAAAAAAAAA'), version: 2 },
    was: { id: asId('HA-AAAAAAAAAA'), version: 1 },
    grades: [],
  },
  Reserved: { type: 'Reserved', ...booking, paymentMethod: 'card-slow' },
  ReservationCancelled: {
    type: 'ReservationCancelled',
    ...booking,
    by: 'customer',
    seatsWere: 'held',
  },
  SeatsCancelled: {
    ...{ type: 'SeatsCancelled', ...booking, by: 'customer', chargeLeft: 190_000 },
    cancelled: [{ grade: 'VIP', seats: 1, price: 190_000, kept: 0, refund: 190_000 }],
  },
  PaymentRefunded: { type: 'PaymentRefunded', ...booking, refunded: 190_000 },
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
