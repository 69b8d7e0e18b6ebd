import type { Money, MusicalId, PerformanceId } from '../kernel/index.ts'

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
}

export type MusicalEvent = MusicalRegistered | PerformanceAdded
