import type { Money, MusicalId, PerformanceId } from '../kernel/index.ts'

export type MusicalRegistered = {
  readonly type: 'MusicalRegistered'
  readonly musicalId: MusicalId
  readonly title: string
  readonly venue: string
  /** null where the admin did not say */
  readonly runningMinutes: number | null
}

/** Seats of one grade, all of the same price and none of them numbered. */
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
  /** ISO 8601 with the hall's own offset */
  readonly startsAt: string
  readonly grades: readonly GradeOnSale[]
}

export type MusicalEvent = MusicalRegistered | PerformanceAdded
