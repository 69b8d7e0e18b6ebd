import type {
  CustomerId,
  LineShown,
  PerformanceId,
  ReservationId,
  ReservationStatus,
} from '@outerpark/core/kernel'

/** A booking that was answered. */
export type Booked = {
  /** its Idempotency-Key, which is also its name in the story */
  readonly key: string
  readonly id: ReservationId
  readonly customer: CustomerId
  /** null if the seats are of several grades */
  readonly grade: string | null
  readonly seats: number
  readonly lines: readonly LineShown[]
  /** the price of all seats */
  readonly amount: number
}

/** Seats that a customer was told to hold, and until when. */
export type HeldSeats = {
  readonly customer: CustomerId
  readonly performanceId: PerformanceId
  readonly lines: readonly LineShown[]
  /** ISO 8601 */
  readonly until: string
  readonly mayExtend: boolean
}

/** A reservation in the store. */
export type Row = {
  readonly performance: string
  readonly customer: string
  readonly grade: string | null
  readonly seats: number
  /** JSON of the grade, the seats, the price and the places of each line; null if all seats are of one grade and have no numbers */
  readonly lines: string | null
  readonly status: string
  readonly amount: number
}

/** The status with which a reservation has to end. */
export type End = Exclude<ReservationStatus, 'awaiting-payment'>

/** The seats of a performance whose seats have numbers, by their ids, in the order of its plan. */
export type Seated = { readonly seats: readonly string[]; readonly neverSold: readonly string[] }

/** Records the answers of the box office to its customers. They must be true from then on, whatever happens. */
export function notePromises() {
  const bookings = new Map<string, Booked>()
  const cancelled = new Set<string>()
  const ends = new Map<string, End>()
  const seated = new Map<string, Seated>()
  const holds = new Map<string, HeldSeats>()
  const holdKey = (customer: CustomerId, performance: PerformanceId) => `${customer} ${performance}`
  return {
    booked(booking: Booked): Booked {
      bookings.set(booking.key, booking)
      return booking
    },
    cancelled(key: string): void {
      cancelled.add(key)
    },
    /** Records that the reservation must end with this status in this story. */
    ends(key: string, end: End): void {
      ends.set(key, end)
    },
    /** Records the seats of a performance as the story knows them, without the plan that the box office has. */
    seated(performance: PerformanceId, seats: Seated): void {
      seated.set(performance, seats)
    },
    /** Records what a customer holds of a performance from now on. */
    held(seats: HeldSeats): HeldSeats {
      holds.set(holdKey(seats.customer, seats.performanceId), seats)
      return seats
    },
    /** From now on nothing is promised about what the customer holds of the performance. */
    unheld({
      customerId,
      performanceId,
    }: {
      customerId: CustomerId
      performanceId: PerformanceId
    }) {
      holds.delete(holdKey(customerId, performanceId))
    },
    holds: (): readonly HeldSeats[] => [...holds.values()],
    /** performance → its seats */
    halls: (): ReadonlyMap<string, Seated> => seated,
    bookings: (): readonly Booked[] => [...bookings.values()],
    isCancelled: (key: string): boolean => cancelled.has(key),
    endOf: (key: string): End | undefined => ends.get(key),
  }
}

export type Promises = ReturnType<typeof notePromises>
