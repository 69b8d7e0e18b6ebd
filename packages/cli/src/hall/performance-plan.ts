import type { HallVersionResponse, PerformanceResponse } from '@outerpark/core/contract'
import type { SeatChange } from '@outerpark/core/hall'

/** The plan of a performance: a version of its hall, and for whom that was made. */
export type PerformancePlan = HallVersionResponse & {
  readonly performanceId: string
  readonly title: string
  readonly startsAt: string
  /** whether it is for this performance alone */
  readonly own: boolean
  /** the newest version of its hall */
  readonly newest: number
}

/** A performance with another plan. */
export type ReplannedPerformance = {
  readonly performance: PerformanceResponse
  /** the version that it had before */
  readonly was: number
  /** what the plan changes for the seats */
  readonly changes: readonly SeatChange[]
  /** `--free-only`: the ids of the taken seats that stayed as they were */
  readonly kept: readonly string[]
}
