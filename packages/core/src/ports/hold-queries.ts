import type { CustomerId, PerformanceId } from '../kernel/index.ts'

/** Whose seats of which performance are held until when. */
export type HoldDeadline = {
  readonly customerId: CustomerId
  readonly performanceId: PerformanceId
  /** ms since the epoch */
  readonly until: number
}

/** The queries for held seats. */
export interface HoldQueries {
  /** Holds whose deadline is `until` or before (ms since the epoch), the earliest first. */
  readonly holdsUntil: (until: number, limit: number) => Promise<readonly HoldDeadline[]>
  /** The earliest deadline of a hold, in ms since the epoch. Undefined if there are no holds. */
  readonly nextHoldEnd: () => Promise<number | undefined>
}
