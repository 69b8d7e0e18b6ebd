import { expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { usualActor } from './actor.ts'
import { correlationOf } from './events.ts'
import { EVENTS, lost, webhook } from './testing/events.ts'

const booking = aBooking()
const { reservationId, customerId } = booking

test('what belongs to a reservation is found by its id, and the rest by what else it is about', () => {
  const { musicalId, performanceId } = booking
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
    DiscountAdded: musicalId,
    DiscountEnded: musicalId,
    PerformanceAdded: musicalId,
    HallPlanned: 'HA-AAAAAAAAAA',
    GradeChanged: musicalId,
    PerformanceReplanned: musicalId,
    PerformanceClosed: musicalId,
    PerformanceOpened: musicalId,
    PerformanceCancelled: musicalId,
    SeatsHeld: performanceId,
    HoldExtended: performanceId,
    HoldEnded: performanceId,
    Reserved: reservationId,
    SeatsCancelled: reservationId,
    ReservationCancelled: reservationId,
    PaymentApproved: reservationId,
    PaymentApprovedLate: reservationId,
    PaymentNotNeeded: reservationId,
    PaymentDeclined: reservationId,
    PaymentDeferred: reservationId,
    PaymentRefunded: reservationId,
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
    DiscountAdded: 'admin',
    DiscountEnded: 'admin',
    PerformanceAdded: 'admin',
    HallPlanned: 'admin',
    GradeChanged: 'admin',
    PerformanceReplanned: 'admin',
    PerformanceClosed: 'admin',
    PerformanceOpened: 'admin',
    PerformanceCancelled: 'admin',
    SeatsHeld: customerId,
    HoldExtended: customerId,
    HoldEnded: 'system',
    Reserved: customerId,
    SeatsCancelled: customerId,
    ReservationCancelled: customerId,
    PaymentApproved: 'system',
    PaymentApprovedLate: 'system',
    PaymentNotNeeded: 'system',
    PaymentDeclined: 'system',
    PaymentDeferred: 'system',
    PaymentRefunded: 'system',
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
  expect(usualActor({ ...EVENTS.HoldEnded, because: 'booked' })).toBe(customerId)
  expect(usualActor({ ...EVENTS.TokenCreated, owner: asId('ST-AAAAAAAAAA') })).toBe('admin')
})
