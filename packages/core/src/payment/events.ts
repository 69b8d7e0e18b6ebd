import type { Booking, ReservationStatus } from '../kernel/index.ts'
import type { BreakerChanged } from './breaker.ts'

export type PaymentApproved = Booking & {
  readonly type: 'PaymentApproved'
  /** the gateway's name for the charge */
  readonly chargeId: string
}

/** Money was taken for a reservation that no longer wanted it: it goes back in full (N2). */
export type PaymentApprovedLate = Booking & {
  readonly type: 'PaymentApprovedLate'
  readonly chargeId: string
}

export type PaymentDeclined = Booking & {
  readonly type: 'PaymentDeclined'
  /** the gateway's reason, e.g. `card-declined` */
  readonly reason: string
}

/** No answer for now: the seats stay held, and the card is charged later (N4). Told once, however often it is tried. */
export type PaymentDeferred = Booking & {
  readonly type: 'PaymentDeferred'
  /** when it is tried next at the earliest, ISO 8601 */
  readonly retryAt: string
}

export type PaymentCancelled = Booking & {
  readonly type: 'PaymentCancelled'
  /** what went back to the customer: the whole amount, or 0 where nothing had been charged */
  readonly refunded: number
  /** what had become of the reservation; an expired one was told of already, so only money that went back is news */
  readonly reservation: ReservationStatus
}

export type PaymentEvent =
  | PaymentApproved
  | PaymentApprovedLate
  | PaymentDeclined
  | PaymentDeferred
  | PaymentCancelled
  | BreakerChanged
