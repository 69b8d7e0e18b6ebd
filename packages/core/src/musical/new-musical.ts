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
  readonly performances: readonly NewPerformance[]
}
