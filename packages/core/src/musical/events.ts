import type { HallId, Money, MusicalId, PerformanceId } from '../kernel/index.ts'
import type { RefundPolicy, RefundTerms } from '../refund/index.ts'

export type MusicalRegistered = {
  readonly type: 'MusicalRegistered'
  readonly musicalId: MusicalId
  readonly title: string
  readonly venue: string
  /** null if the admin gave none */
  readonly runningMinutes: number | null
  /**
   * the zone of the hall, or its offset; null if each performance has its own offset; absent in events of versions before
   * 0.2
   */
  readonly timeZone?: string | null
  /** what a cancel gives back; absent if it gives back everything */
  readonly refund?: RefundPolicy
  /** of each seat; absent if there is none */
  readonly bookingFee?: Money
}

/** The seats of one grade. They have the same price and no numbers. */
export type GradeOnSale = {
  readonly grade: string
  readonly seats: number
  readonly price: Money
}

export type PerformanceAdded = {
  readonly type: 'PerformanceAdded'
  readonly performanceId: PerformanceId
  readonly musicalId: MusicalId
  readonly title: string
  readonly venue: string
  /** RFC 3339 with seconds, in the hall's offset; without seconds in events of versions before 0.2 */
  readonly startsAt: string
  readonly grades: readonly GradeOnSale[]
  /** only if its seats have numbers: the version of the hall's plan that says where they are */
  readonly hall?: HallVersion
  /** what a cancel gives back; absent if it gives back everything */
  readonly refund?: RefundTerms
  /** of each seat; absent if there is none */
  readonly bookingFee?: Money
}

/** A version of a hall's plan. */
export type HallVersion = { readonly id: HallId; readonly version: number }

/** What is on sale of a grade: how many seats it has, and the price of one. */
export type GradeTerms = Pick<GradeOnSale, 'seats' | 'price'>

/**
 * The price or the number of seats of a grade was changed. It holds for later bookings: those that were made keep their
 * amount.
 */
export type GradeChanged = GradeTerms & {
  readonly type: 'GradeChanged'
  readonly performanceId: PerformanceId
  readonly musicalId: MusicalId
  readonly title: string
  readonly venue: string
  readonly startsAt: string
  readonly grade: string
  /** what was on sale before */
  readonly was: GradeTerms
}

/**
 * The seats of a performance follow another plan of its hall. Those that are held or sold are where they were, with the grade that
 * they had.
 */
export type PerformanceReplanned = {
  readonly type: 'PerformanceReplanned'
  readonly performanceId: PerformanceId
  readonly musicalId: MusicalId
  readonly title: string
  readonly venue: string
  readonly startsAt: string
  readonly hall: HallVersion
  readonly was: HallVersion
  /**
   * all grades; one that the new plan does not have any more has no seats. `had`: seats before; `priceWas`: the price
   * before, which a new grade has not
   */
  readonly grades: readonly (GradeOnSale & { readonly had: number; readonly priceWas?: Money })[]
}

/** A performance as the events about its sale name it. */
type Named = {
  readonly performanceId: PerformanceId
  readonly musicalId: MusicalId
  readonly title: string
  readonly venue: string
  readonly startsAt: string
}

/** Nothing of the performance can be booked until it is opened again. What is booked or held stays. */
export type PerformanceClosed = Named & {
  readonly type: 'PerformanceClosed'
  /** in words for customers */
  readonly reason?: string
}
export type PerformanceOpened = Named & { readonly type: 'PerformanceOpened' }

/** The performance does not take place. Its reservations are cancelled after this. */
export type PerformanceCancelled = Named & {
  readonly type: 'PerformanceCancelled'
  /** in words for customers */
  readonly reason?: string
}

export type MusicalEvent =
  | PerformanceClosed
  | PerformanceOpened
  | PerformanceCancelled
  | MusicalRegistered
  | PerformanceAdded
  | GradeChanged
  | PerformanceReplanned
