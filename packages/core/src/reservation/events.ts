import type { Booking } from '../kernel/index.ts'
import type { HoldEvent } from './hold-events.ts'

export type Reserved = Booking & {
  readonly type: 'Reserved'
  /** the customer's card, by the gateway's name for it */
  readonly paymentMethod: string
  /** the earliest time of the first try, ISO 8601, if calls to the gateway were paused (N4) */
  readonly deferredUntil?: string
}

/** The counter that had the seats until now. */
export type SeatsWere = 'held' | 'sold'

export type ReservationCancelled = Booking & {
  readonly type: 'ReservationCancelled'
  readonly by: 'customer' | 'admin'
  readonly seatsWere: SeatsWere
  /**
   * The gateway certainly never got the payment: no worker had claimed its task. The task is withdrawn, and the payment
   * ends in the same commit.
   */
  readonly paymentNeverSent?: true
}

/** The reservation was not paid by its deadline. Its held seats are available again. */
export type ReservationExpired = Booking & {
  readonly type: 'ReservationExpired'
  /**
   * the deadline, ISO 8601; it includes the time in which calls to the gateway were paused, and is the start of the
   * performance at the latest
   */
  readonly deadline: string
  /** as in {@link ReservationCancelled} */
  readonly paymentNeverSent?: true
}

export type ReservationEvent = Reserved | ReservationCancelled | ReservationExpired | HoldEvent
