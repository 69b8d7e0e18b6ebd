import type { EVENT_TYPES } from '@outerpark/core/names'

type EventType = (typeof EVENT_TYPES)[number]

/** What happened, in a few words. Commands and screens say it alike. */
export const happened = {
  types: {
    HallPlanned: 'hall planned',
    MusicalRegistered: 'musical registered',
    GradeChanged: 'grade changed',
    PerformanceReplanned: 'plan changed',
    DiscountAdded: 'discount added',
    DiscountEnded: 'discount ended',
    PerformanceAdded: 'performance added',
    PerformanceClosed: 'sale closed',
    PerformanceOpened: 'sale opened',
    PerformanceCancelled: 'performance cancelled',
    SeatsHeld: 'seats held',
    HoldExtended: 'hold extended',
    HoldEnded: 'hold ended',
    Reserved: 'reserved',
    SeatsCancelled: 'seats cancelled',
    ReservationCancelled: 'cancelled',
    ReservationExpired: 'expired',
    PaymentApproved: 'paid',
    PaymentApprovedLate: 'paid too late',
    PaymentNotNeeded: 'nothing to pay',
    PaymentDeferred: 'payment deferred',
    PaymentDeclined: 'card declined',
    PaymentRefunded: 'part refunded',
    PaymentCancelled: 'payment cancelled',
    LostChargeFound: 'lost charge found',
    LostChargeRefunded: 'lost charge refunded',
    BreakerChanged: 'card company',
    NoticeSent: 'notice sent',
    NoticeSkipped: 'notice left out',
    WebhookSwitchedOff: 'webhook off',
    WebhookSwitchedOn: 'webhook on',
    CustomerSignedUp: 'signed up',
    CustomerChanged: 'customer changed',
    CustomerErased: 'customer erased',
    AddressConfirmed: 'e-mail confirmed',
    TokenCreated: 'token made',
    TokenRevoked: 'token revoked',
    StaffAdded: 'staff added',
    StaffRevoked: 'staff revoked',
  } satisfies Record<EventType, string>,
  /** plans, and how a hold ended */
  plans: {
    version: (version: number) => `version ${version}`,
    only: (performance: string) => `for ${performance} alone`,
    replanned: (before: number, after: number) => `version ${before} → ${after}`,
    ended: {
      'given-back': 'given back',
      expired: 'time over',
      replaced: 'other seats instead',
      booked: 'booked',
    },
  },
  /** a payment that was cancelled after the card had been charged */
  refunded: 'payment refunded',
  /** why the breaker is paused */
  tripped: (failures: number, calls: number) => `paused: ${failures}/${calls} calls failed`,
}
