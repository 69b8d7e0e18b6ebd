import type { CustomerId, PerformanceId } from '../kernel/index.ts'
import type { HallVersion } from '../musical/index.ts'

/** Whose seats of which performance are held until when. */
export type HoldDeadline = {
  readonly customerId: CustomerId
  readonly performanceId: PerformanceId
  /** ms since the epoch */
  readonly until: number
}

/** A performance whose plan releases seats, and the version of its hall that it has. */
export type ReleaseDue = {
  readonly performanceId: PerformanceId
  /** ms since the epoch */
  readonly startsAt: number
  readonly hall: HallVersion
}

/** The queries for seats that become free at a time. */
export interface SeatTimeQueries {
  /** Holds whose deadline is `until` or before (ms since the epoch), the earliest first. */
  readonly holdsUntil: (until: number, limit: number) => Promise<readonly HoldDeadline[]>
  /** The earliest deadline of a hold, in ms since the epoch. Undefined if there are no holds. */
  readonly nextHoldEnd: () => Promise<number | undefined>
  /** Performances to come whose plan releases seats at `now` or before (ms since the epoch). */
  readonly releasesDue: (now: number) => Promise<readonly ReleaseDue[]>
}
