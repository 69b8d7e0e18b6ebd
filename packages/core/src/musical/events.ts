import type {
  CastMember,
  HallId,
  Money,
  MusicalId,
  PerformanceId,
  SaleTerms,
} from '../kernel/index.ts'
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
  /** its name in season files, if it has one */
  readonly key?: string
  /** what a cancel gives back; absent if it gives back everything */
  readonly refund?: RefundPolicy
  /** how many seats one customer may have of all its performances together; absent: no such limit */
  readonly perCustomer?: number
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
  /** when, to whom and how much is sold; absent: at any time until the start */
  readonly terms?: SaleTerms
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

/** When, to whom and how much of the performance is sold was changed, for later bookings and holds. */
export type SaleTermsChanged = Named & {
  readonly type: 'SaleTermsChanged'
  /** absent: at any time until the start */
  readonly terms?: SaleTerms
  readonly was?: SaleTerms
  /** why */
  readonly reason?: string
}

/** The performance does not take place. Its reservations are cancelled after this. */
export type PerformanceCancelled = Named & {
  readonly type: 'PerformanceCancelled'
  /** in words for customers */
  readonly reason?: string
}

/** The performance begins at another time. What is booked or held stays; who had booked may choose (domain 3.9). */
export type PerformanceMoved = Named & {
  readonly type: 'PerformanceMoved'
  /** when it would have begun; `startsAt` is the new time */
  readonly was: string
  /** so long a cancel of what was booked before gives everything back, RFC 3339 in the hall's offset */
  readonly until: string
  /** in words for customers */
  readonly reason?: string
}

/** Others play in a performance. `until`: as in {@link PerformanceMoved}, only if it is an essential change. */
export type PerformanceRecast = Named & {
  readonly type: 'PerformanceRecast'
  readonly cast: readonly CastMember[]
  readonly was: readonly CastMember[]
  readonly until?: string
  readonly reason?: string
}

/** The musical of the performance has another title. */
export type PerformanceRenamed = Named & {
  readonly type: 'PerformanceRenamed'
  /** the title before; `title` is the new one */
  readonly was: string
  readonly reason?: string
}

/** The house writes to everybody who has booked the performance. */
export type MessageSent = Named & {
  readonly type: 'MessageSent'
  readonly subject: string
  readonly text: string
}

/** What can be changed of a musical, as it was or as it is. */
export type MusicalFacts = {
  readonly title?: string
  /** null: nobody has said it */
  readonly runningMinutes?: number | null
  /** from this age on, in years; null: as before, not said */
  readonly age?: number | null
  readonly cast?: readonly CastMember[]
  /** of later bookings; null: everything goes back */
  readonly refund?: RefundPolicy | null
}

/** Facts of a musical were changed. Only those that changed are in `now` and `was`. Bookings that were made keep their refund policy. */
export type MusicalEdited = {
  readonly type: 'MusicalEdited'
  readonly musicalId: MusicalId
  readonly title: string
  readonly now: MusicalFacts
  readonly was: MusicalFacts
  /** the performances whose later bookings have the new refund policy, if that changed */
  readonly performances?: readonly PerformanceId[]
  readonly reason?: string
}

/** Everybody who had booked by then has heard of it. */
export type AnnouncementEnded = {
  readonly type: 'AnnouncementEnded'
  readonly performanceId: PerformanceId
  readonly musicalId: MusicalId
  /** the position of the event that everybody was to hear of */
  readonly announces: number
  /** how many bookings that were */
  readonly told: number
}

export type MusicalEvent =
  | MusicalEdited
  | PerformanceMoved
  | PerformanceRecast
  | PerformanceRenamed
  | MessageSent
  | AnnouncementEnded
  | PerformanceClosed
  | PerformanceOpened
  | PerformanceCancelled
  | SaleTermsChanged
  | MusicalRegistered
  | PerformanceAdded
  | GradeChanged
  | PerformanceReplanned
