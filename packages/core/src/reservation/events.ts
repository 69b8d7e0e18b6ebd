import type { Booking } from '../kernel/index.ts'

export type Reserved = Booking & {
  readonly type: 'Reserved'
  /** what the customer pays with, as the gateway names it */
  readonly paymentMethod: string
  /** when its payment is tried first, ISO 8601: only where the gateway is left alone just now (N4) */
  readonly deferredUntil?: string
}

/** Which counter the seats lie in, and so leave when they are returned. */
export type SeatsWere = 'held' | 'sold'

export type ReservationCancelled = Booking & {
  readonly type: 'ReservationCancelled'
  readonly by: 'customer' | 'admin'
  readonly seatsWere: SeatsWere
}

/** Not paid by its deadline: the seats, which were held, are free again. */
export type ReservationExpired = Booking & {
  readonly type: 'ReservationExpired'
  /** when the time for the payment was over, ISO 8601; what the gateway was left alone for is added to it */
  readonly deadline: string
}

export type ReservationEvent = Reserved | ReservationCancelled | ReservationExpired
