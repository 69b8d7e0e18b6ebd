import type { Booking, GoneLine, PaymentId, ReservationStatus } from '../kernel/index.ts'
import type { BreakerChanged } from './breaker.ts'

export type PaymentApproved = Booking & {
  readonly type: 'PaymentApproved'
  /** the gateway's id of the charge */
  readonly chargeId: string
}

/**
 * The card was charged after the reservation had ended, or after the performance had begun. The charge is refunded in
 * full (N2).
 */
export type PaymentApprovedLate = Booking & {
  readonly type: 'PaymentApprovedLate'
  readonly chargeId: string
  /** `awaiting-payment` if the performance has begun meanwhile: the reservation expires in the same commit */
  readonly reservation?: 'awaiting-payment'
}

/** The seats are free: the reservation is confirmed without a charge, in the commit in which it was made. */
export type PaymentNotNeeded = Booking & { readonly type: 'PaymentNotNeeded' }

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

/** Something went back for seats that were cancelled, and the charge stays for the others. */
export type PaymentRefunded = Booking & {
  readonly type: 'PaymentRefunded'
  /** what went back with this refund; 0 if the house keeps all that was paid for the seats, or if they were free */
  readonly refunded: number
  /** all seats that were cancelled by then; absent in events of older versions */
  readonly gone?: readonly GoneLine[]
}

export type PaymentCancelled = Booking & {
  readonly type: 'PaymentCancelled'
  /**
   * the refund to the customer: the whole amount, or 0 if nothing was charged. Without what the house keeps, and without what had
   * gone back before
   */
  readonly refunded: number
  /** what the house keeps; absent if nothing */
  readonly kept?: number
  /**
   * the status of the reservation. If it expired, the customer already has a notice about that, so only a refund makes
   * another one.
   */
  readonly reservation: ReservationStatus
}

/**
 * An admin has found a charge of this box office whose booking is not in its log, since an older database was put back. The
 * whole charge is refunded.
 */
export type LostChargeFound = {
  readonly type: 'LostChargeFound'
  /** the key of the charge at the gateway: the id of a payment that this log does not have */
  readonly key: PaymentId
  /** the gateway's id of the charge */
  readonly chargeId: string
  /** what was charged, in the currency's smallest unit */
  readonly amount: number
  readonly currency: string
}

/** A charge without a booking went back. */
export type LostChargeRefunded = Omit<LostChargeFound, 'type'> & {
  readonly type: 'LostChargeRefunded'
  /** the sum of all refunds */
  readonly refunded: number
}

export type PaymentEvent =
  | PaymentApproved
  | PaymentApprovedLate
  | PaymentNotNeeded
  | PaymentDeclined
  | PaymentDeferred
  | PaymentRefunded
  | PaymentCancelled
  | LostChargeFound
  | LostChargeRefunded
  | BreakerChanged
