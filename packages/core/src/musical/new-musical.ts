import type { SaleTerms } from '../kernel/index.ts'
import type { RefundPolicy } from '../refund/index.ts'
import type { NewGrade } from './in-hall.ts'

export type NewPerformance = {
  /** RFC 3339, or a local time of the hall */
  readonly startsAt: string
  readonly grades: readonly NewGrade[]
  /** the hall, if its seats have numbers */
  readonly hall?: string | undefined
  /** what a cancel gives back; undefined: what the musical says */
  readonly refund?: RefundPolicy | undefined
  /** when, to whom and how much is sold; undefined: at any time until the start */
  readonly terms?: SaleTerms | undefined
}

export type NewMusical = {
  /** its name in season files */
  readonly key?: string | undefined
  readonly title: string
  readonly venue: string
  readonly runningMinutes?: number | undefined
  /** the zone of the hall; if absent, it follows from the times */
  readonly timeZone?: string | undefined
  /** what a cancel of its performances gives back; undefined: everything */
  readonly refund?: RefundPolicy | undefined
  /** how many seats one customer may have of all performances together */
  readonly perCustomer?: number | undefined
  readonly performances: readonly NewPerformance[]
}
