import type { Money, MusicalId, OffSale, PerformanceId } from '../kernel/index.ts'
import type { RefundPolicy, RefundTerms } from '../refund/index.ts'
import type { HallVersion } from './events.ts'

export type Musical = {
  readonly id: MusicalId
  readonly title: string
  readonly venue: string
  readonly runningMinutes: number | null
  /** the zone of the hall, or its offset; null if its performances have different offsets */
  readonly timeZone: string | null
  /** what a cancel of its performances gives back, unless they have their own; absent if everything */
  readonly refund?: RefundPolicy | undefined
  /** the booking fee of each seat, unless a performance has its own; absent if there is none */
  readonly bookingFee?: Money | undefined
}

/** A grade and the state of its seats. Always: available + held + sold = capacity (N1). */
export type GradeInventory = {
  readonly grade: string
  readonly price: Money
  readonly capacity: number
  readonly available: number
  /** seats of reservations that await their payment */
  readonly held: number
  /** seats of confirmed reservations */
  readonly sold: number
}

export type Performance = {
  readonly id: PerformanceId
  readonly musicalId: MusicalId
  readonly title: string
  readonly venue: string
  readonly startsAt: string
  readonly grades: readonly GradeInventory[]
  /** only if its seats have numbers */
  readonly hall?: HallVersion | undefined
  /** what a cancel gives back; absent if it gives back everything */
  readonly refund?: RefundTerms | undefined
  /** the booking fee of each seat; absent if there is none */
  readonly bookingFee?: Money | undefined
  /** absent while it is on sale */
  readonly off?: OffSale | undefined
}
