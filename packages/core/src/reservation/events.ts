import type { Announcement, Booking } from '../kernel/index.ts'
import type { CancelledLine, RefundTerms } from '../refund/index.ts'
import type { HoldEvent } from './hold-events.ts'

export type Reserved = Booking & {
  readonly type: 'Reserved'
  /** the customer's card, by the gateway's name for it */
  readonly paymentMethod: string
  /** the earliest time of the first try, ISO 8601, if calls to the gateway were paused (N4) */
  readonly deferredUntil?: string
  /** what a cancel gives back; absent if it gives back everything */
  readonly refund?: RefundTerms
}

/** The counter that had the seats until now. */
export type SeatsWere = 'held' | 'sold'

export type ReservationCancelled = Booking & {
  readonly type: 'ReservationCancelled'
  /** `house`: the performance does not take place */
  readonly by: 'customer' | 'admin' | 'house'
  readonly seatsWere: SeatsWere
  /**
   * the seats that end with this event, and what goes back for them; absent if these are all seats of the booking, and everything
   * that was paid goes back
   */
  readonly cancelled?: readonly CancelledLine[]
  /** how much of the charge stays in the end; absent if nothing does */
  readonly chargeLeft?: number
  /** why staff gave back another sum than the policy says */
  readonly reason?: string
  /**
   * The gateway certainly never got the payment: no worker had claimed its task. The task is withdrawn, and the payment
   * ends in the same commit.
   */
  readonly paymentNeverSent?: true
}

/** Some seats of a reservation were cancelled that was paid. The others stay. */
export type SeatsCancelled = Booking & {
  readonly type: 'SeatsCancelled'
  readonly by: 'customer' | 'admin' | 'house'
  /** these seats, and what goes back for them */
  readonly cancelled: readonly CancelledLine[]
  /** how much of the charge stays in the end: the price of the seats that are left, and what is kept */
  readonly chargeLeft: number
  /** why staff gave back another sum than the policy says */
  readonly reason?: string
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

/**
 * The customer of a booking hears what has changed about its performance, or what the house has to say. `title` and `startsAt` are
 * those after it.
 */
export type CustomerInformed = Booking & {
  readonly type: 'CustomerInformed'
  /** the position of the event that everybody hears of who had booked */
  readonly announces: number
  readonly announcement: Announcement
}

export type ReservationEvent =
  | CustomerInformed
  | Reserved
  | SeatsCancelled
  | ReservationCancelled
  | ReservationExpired
  | HoldEvent
