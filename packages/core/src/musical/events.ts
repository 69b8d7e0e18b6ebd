import type { Money, MusicalId, PerformanceId } from '../kernel/index.ts'

export type MusicalRegistered = {
  readonly type: 'MusicalRegistered'
  readonly musicalId: MusicalId
  readonly title: string
  readonly venue: string
  /** null if the admin gave none */
  readonly runningMinutes: number | null
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
  /** ISO 8601 with the hall's own offset */
  readonly startsAt: string
  readonly grades: readonly GradeOnSale[]
}

export type MusicalEvent = MusicalRegistered | PerformanceAdded
