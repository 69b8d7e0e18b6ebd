import type { CustomerId, PerformanceId } from '../kernel/index.ts'
import type { Hold } from './held.ts'
import type { HoldEnded } from './hold-events.ts'

// Each customer has one holding time for each performance (domain 3.5). All holds of the performance share it, so nobody keeps
// seats by holding again. Once it is used up, the customer waits. A booking gives a new one.

/** What is left of a customer's holding time of a performance after a hold that was not booked. */
export type PastHold = {
  readonly customerId: CustomerId
  readonly performanceId: PerformanceId
  /** what is left of the holding time, in ms; 0 if it is used up */
  readonly left: number
  /** whether a next hold may be extended */
  readonly mayExtend: boolean
  /** when the hold ended, in ms since the epoch; its deadline, if its seats were freed later */
  readonly endedAt: number
}

/** Less than this is no time to hold seats for (ms). */
export const LEAST_HOLD_MS = 1_000

/** The longest pause that a box office can have (ms). A store forgets past holds that ended longer ago. */
export const LONGEST_HOLD_PAUSE_MS = 86_400_000

/** What an office gives each customer for each performance. */
export type HoldTerms = {
  /** how long a customer may hold seats, and the same again when the hold is extended (ms) */
  readonly holdMs: number
  /** how long a customer waits whose time is used up (ms). With 0 each hold has its own time */
  readonly holdPauseMs: number
}

/** The time that a new hold has, or how long the customer has to wait for one. */
export type HoldTime =
  | { readonly kind: 'time'; readonly until: number; readonly mayExtend: boolean }
  | { readonly kind: 'wait'; readonly waitMs: number }

/**
 * The time of the hold that a customer makes now.
 *
 * @param before what the customer holds of the performance now. The new hold has its deadline
 * @param past what is left of the customer's holding time
 * @param now ms since the epoch
 */
export function holdTime(
  { holdMs, holdPauseMs }: HoldTerms,
  before: Pick<Hold, 'until' | 'mayExtend'> | undefined,
  past: Pick<PastHold, 'left' | 'mayExtend' | 'endedAt'> | undefined,
  now: number,
): HoldTime {
  if (before && before.until > now) {
    const { until, mayExtend } = before
    return { kind: 'time', until, mayExtend }
  }
  // If the time of a hold is over, the pipeline has not ended it yet.
  const used = before ? { left: 0, mayExtend: before.mayExtend, endedAt: before.until } : past
  if (!used || holdPauseMs === 0 || now >= used.endedAt + holdPauseMs)
    return { kind: 'time', until: now + holdMs, mayExtend: true }
  // The settings, or the clock, may have changed since then.
  const left = Math.min(used.left, holdMs)
  if (left >= LEAST_HOLD_MS) return { kind: 'time', until: now + left, mayExtend: used.mayExtend }
  return { kind: 'wait', waitMs: used.endedAt + holdPauseMs - now }
}

/**
 * What is left of the holding time when a hold ends. Undefined if a next hold has it, or if nothing counts: a booking does not count
 * against the customer.
 *
 * @param at when it ends, in ms since the epoch
 */
export function pastHoldOf(
  { customerId, performanceId, until, mayExtend }: Omit<Hold, 'lines'>,
  because: HoldEnded['because'],
  at: number,
): PastHold | undefined {
  if (because !== 'given-back' && because !== 'expired') return undefined
  const endedAt = Math.min(at, until)
  const left = because === 'expired' ? 0 : until - endedAt
  return { customerId, performanceId, left, mayExtend, endedAt }
}
