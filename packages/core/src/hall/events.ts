import type { HallId } from '../kernel/index.ts'
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
}

export type HallEvent = HallPlanned
