import type { Booking } from '../kernel/index.ts'

/** What an event about held seats says of them, so that a reader needs no look-up. `lines` has their places. */
export type HeldSeats = Omit<Booking, 'reservationId' | 'paymentId'>

/**
 * A customer keeps chosen seats for a while, without a booking (domain 3.5). There is at most one hold for each customer and
 * performance.
 */
export type SeatsHeld = HeldSeats & {
  readonly type: 'SeatsHeld'
  /** ISO 8601 */
  readonly until: string
  /** false if the hold before it was extended already */
  readonly mayExtend: boolean
  /** only if the box office chose the seats: the best that were free */
  readonly best?: true
}

/** The customer got more time for the seats. It happens once. */
export type HoldExtended = HeldSeats & {
  readonly type: 'HoldExtended'
  /** ISO 8601 */
  readonly until: string
}

/** The seats are free again, or taken by the event that follows. */
export type HoldEnded = HeldSeats & {
  readonly type: 'HoldEnded'
  /** what happens in the same commit: `replaced`: other seats are held; `booked`: the customer books; `erased`: the customer is erased */
  readonly because: 'given-back' | 'expired' | 'replaced' | 'booked' | 'erased'
}

export type HoldEvent = SeatsHeld | HoldExtended | HoldEnded
