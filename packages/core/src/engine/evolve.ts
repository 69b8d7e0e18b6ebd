import type { NoticeSent, NoticeSkipped } from '../notice/index.ts'
import { type BreakerChanged, markAfter } from '../payment/index.ts'
import type { RecordedEvent } from '../policies/index.ts'
import { evolveAccess } from './evolve-access.ts'
import {
  approved,
  approvedLate,
  cancelled,
  change,
  declined,
  moveSeats,
  type Recorded,
  reservationOf,
  reserved,
  seatsCancelled,
} from './evolve-bookings.ts'
import { countDiscounts, discountAdded, discountEnded } from './evolve-discounts.ts'
import { holdEnded, holdExtended, seatsHeld } from './evolve-holds.ts'
import {
  gradeChanged,
  hallPlanned,
  musicalRegistered,
  performanceAdded,
  performanceReplanned,
  saleChanged,
} from './evolve-season.ts'
import { evolveCustomer } from './people.ts'
import { noticeKey } from './rows.ts'
import { countCharge } from './standing.ts'
import type { State } from './state.ts'
import { withdrawPayment } from './unclaimed.ts'

/**
 * Applies an event to the rows, in the same way for every store. It decides nothing.
 * @throws if the change is impossible, which means that a rule has a bug (N1)
 */
export function evolve(state: State, event: RecordedEvent): void {
  switch (event.type) {
    case 'Reserved':
      reserved(state, event)
      return
    case 'PaymentApproved':
      approved(state, event, event.chargeId)
      return
    case 'PaymentNotNeeded':
      approved(state, event, null)
      return
    case 'PaymentApprovedLate':
      approvedLate(state, event)
      return
    case 'PaymentDeclined':
      declined(state, event)
      return
    case 'PaymentDeferred':
      change(state, event, { paymentStatus: 'deferred', paymentUpdatedAt: event.at })
      return
    case 'PaymentRefunded':
      change(state, event, {
        refunded: reservationOf(state, event).refunded + event.refunded,
        paymentUpdatedAt: event.at,
      })
      return
    case 'PaymentCancelled':
      change(state, event, {
        paymentStatus: 'cancelled',
        refunded: reservationOf(state, event).refunded + event.refunded,
        paymentUpdatedAt: event.at,
      })
      if (reservationOf(state, event).chargeId !== null) countCharge(state, event)
      return
    case 'ReservationCancelled':
      cancelled(state, event)
      return
    case 'SeatsCancelled':
      seatsCancelled(state, event)
      return
    case 'ReservationExpired':
      moveSeats(state, event, 'held', 'available')
      countDiscounts(state, event, -1)
      withdrawPayment(state, event)
      change(state, event, { status: 'expired' })
      return
    case 'NoticeSent':
    case 'NoticeSkipped':
      noticeEnded(state, event)
      return
    default:
      evolveOthers(state, event)
  }
}

/** The events that are not about a booking. */
type Other = Exclude<RecordedEvent, { readonly reservationId: unknown }>

function evolveOthers(state: State, event: Other): void {
  switch (event.type) {
    case 'WebhookSwitchedOff':
      state.webhooksOff.add(event.webhookId, event.at)
      return
    case 'WebhookSwitchedOn':
      state.webhooksOff.remove(event.webhookId)
      return
    case 'BreakerChanged':
      breakerChanged(state, event)
      return
    case 'CustomerSignedUp':
    case 'CustomerChanged':
    case 'CustomerErased':
    case 'AddressConfirmed':
      evolveCustomer(state, event)
      return
    case 'TokenCreated':
    case 'TokenRevoked':
    case 'StaffAdded':
    case 'StaffRevoked':
      evolveAccess(state, event)
      return
    case 'SeatsHeld':
      seatsHeld(state, event)
      return
    case 'HoldExtended':
      holdExtended(state, event)
      return
    case 'HoldEnded':
      holdEnded(state, event)
      return
    case 'LostChargeFound':
    case 'LostChargeRefunded':
      // It has no row: its booking was lost.
      return
    default:
      evolveSeason(state, event)
  }
}

/** The events about halls and about what is on sale. */
type OfSeason = Extract<Other, { readonly hallId: unknown } | { readonly musicalId: unknown }>

function evolveSeason(
  state: State,
  event: Exclude<OfSeason, { readonly customerId: unknown }>,
): void {
  switch (event.type) {
    case 'HallPlanned':
      hallPlanned(state, event)
      return
    case 'MusicalRegistered':
      musicalRegistered(state, event)
      return
    case 'PerformanceAdded':
      performanceAdded(state, event)
      return
    case 'GradeChanged':
      gradeChanged(state, event)
      return
    case 'PerformanceReplanned':
      performanceReplanned(state, event)
      return
    case 'DiscountAdded':
      discountAdded(state, event)
      return
    case 'DiscountEnded':
      discountEnded(state, event)
      return
    case 'PerformanceClosed':
    case 'PerformanceOpened':
    case 'PerformanceCancelled':
      saleChanged(state, event)
      return
    default:
      // An event that is missing above does not compile here.
      event satisfies never
  }
}

function noticeEnded(state: State, event: Recorded<NoticeSent | NoticeSkipped>): void {
  const { at, reservationId, customerId, about, channel, template } = event
  const end =
    event.type === 'NoticeSent'
      ? { refunded: event.refunded ?? null, because: null }
      : { refunded: null, because: event.because }
  const row = { at, reservationId, customerId, about, channel, template, text: '', ...end }
  state.notices.add(noticeKey(about, channel), row)
}

function breakerChanged(state: State, event: Recorded<BreakerChanged>): void {
  const mark = markAfter(state.breaker, event)
  state.breaker = mark
  state.group.breakerMarks.push({ position: event.position, mark })
}
