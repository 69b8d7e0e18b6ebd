import { type Actor, kindOfOwner } from '../kernel/index.ts'
import type { DomainEvent } from './events.ts'

/**
 * Who usually makes the event happen. Stores keep the actor of an event only if it is another one, so a booking stores
 * none; events of versions without actors are read with this one.
 */
export function usualActor(event: DomainEvent): Actor {
  switch (event.type) {
    case 'Reserved':
    case 'SeatsHeld':
    case 'HoldExtended':
    case 'CustomerSignedUp':
    case 'CustomerChanged':
    case 'CustomerErased':
      return event.customerId
    case 'HoldEnded':
      return event.because === 'expired' ? 'system' : event.customerId
    case 'AddressConfirmed':
      return event.by === 'code' ? event.customerId : 'admin'
    case 'ReservationCancelled':
    case 'SeatsCancelled':
      if (event.by === 'house') return 'system'
      return event.by === 'customer' ? event.customerId : 'admin'
    case 'TokenCreated':
    case 'TokenRevoked':
      return kindOfOwner(event.owner) === 'customer' ? event.owner : 'admin'
    case 'HallPlanned':
    case 'MusicalRegistered':
    case 'DiscountAdded':
    case 'DiscountEnded':
    case 'PerformanceAdded':
    case 'PerformanceClosed':
    case 'PerformanceOpened':
    case 'PerformanceCancelled':
    case 'GradeChanged':
    case 'PerformanceReplanned':
    case 'StaffAdded':
    case 'StaffRevoked':
    case 'LostChargeFound':
    case 'WebhookSwitchedOn':
      return 'admin'
    case 'PaymentApproved':
    case 'PaymentApprovedLate':
    case 'PaymentNotNeeded':
    case 'PaymentRefunded':
    case 'PaymentCancelled':
    case 'PaymentDeclined':
    case 'PaymentDeferred':
    case 'ReservationExpired':
    case 'NoticeSent':
    case 'NoticeSkipped':
    case 'LostChargeRefunded':
    case 'BreakerChanged':
    case 'WebhookSwitchedOff':
      return 'system'
  }
}
