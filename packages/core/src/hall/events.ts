import type { Envelope, HallId, PerformanceId } from '../kernel/index.ts'
import type { HallDraft } from './draft.ts'

/** A hall got a plan: its first one, or another one. A version never changes; performances name the one that they have. */
export type HallPlanned = {
  readonly type: 'HallPlanned'
  readonly hallId: HallId
  /** from 1 */
  readonly version: number
  /** its name */
  readonly hall: string
  readonly timeZone: string
  readonly plan: HallDraft
  /** only if the plan is for this performance alone, and no newer plan of the hall */
  readonly only?: PerformanceId
}

/** The event with who did it, and when. */
export type RecordedHallPlanned = HallPlanned & Pick<Envelope, 'at' | 'actor'>

export type HallEvent = HallPlanned
