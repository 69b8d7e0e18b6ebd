import type {
  CastMember,
  Choice,
  Money,
  MusicalId,
  OffSale,
  PerformanceId,
  SaleTerms,
} from '../kernel/index.ts'
import type { RefundPolicy, RefundTerms } from '../refund/index.ts'
import type { HallVersion } from './events.ts'

export type Musical = {
  readonly id: MusicalId
  readonly title: string
  readonly venue: string
  readonly runningMinutes: number | null
  /** the zone of the hall, or its offset; null if its performances have different offsets */
  readonly timeZone: string | null
  /** its name in season files, if it has one; no two musicals have the same */
  readonly key?: string | undefined
  /** what a cancel of its performances gives back, unless they have their own; absent if everything */
  readonly refund?: RefundPolicy | undefined
  /** from this age on, in years; absent if the house has not said it */
  readonly age?: number | undefined
  /** who plays in it; absent if the house has not said it */
  readonly cast?: readonly CastMember[] | undefined
  /** how many seats one customer may have of all its performances together; absent: no such limit */
  readonly perCustomer?: number | undefined
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
  /** absent while it is on sale */
  readonly off?: OffSale | undefined
  /** of whoever had booked when it was moved or essentially changed; absent if it never was */
  readonly choices?: readonly Choice[] | undefined
  /** who plays in it; absent if the house has not said it */
  readonly cast?: readonly CastMember[] | undefined
  /** when, to whom and how much is sold; absent: at any time until the start */
  readonly terms?: SaleTerms | undefined
}
