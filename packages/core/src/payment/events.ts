import type { Booking, ReservationStatus } from '../kernel/index.ts'
import type { BreakerChanged } from './breaker.ts'

export type PaymentApproved = Booking & {
  readonly type: 'PaymentApproved'
  /** the gateway's id of the charge */
  readonly chargeId: string
}

/** The card was charged after the reservation had ended. The charge is refunded in full (N2). */
export type PaymentApprovedLate = Booking & {
  readonly type: 'PaymentApprovedLate'
  readonly chargeId: string
}

export type PaymentDeclined = Booking & {
  readonly type: 'PaymentDeclined'
  /** the gateway's reason, e.g. `card-declined` */
  readonly reason: string
}

/**
 * The gateway is not available now: the seats stay held, and the card is charged later (N4). Only the first failed try
 * makes this event.
 */
export type PaymentDeferred = Booking & {
  readonly type: 'PaymentDeferred'
  /** the earliest time of the next try, ISO 8601 */
  readonly retryAt: string
}

export type PaymentCancelled = Booking & {
  readonly type: 'PaymentCancelled'
  /** the refund to the customer: the whole amount, or 0 if nothing was charged */
  readonly refunded: number
  /**
   * the status of the reservation. If it expired, the customer already has a notice about that, so only a refund makes
   * another one.
   */
  readonly reservation: ReservationStatus
}

export type PaymentEvent =
  | PaymentApproved
  | PaymentApprovedLate
  | PaymentDeclined
  | PaymentDeferred
  | PaymentCancelled
  | BreakerChanged
