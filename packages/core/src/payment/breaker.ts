import { accept, type Operation } from '../kernel/index.ts'
import type { BreakerState } from '../names/index.ts'

export type { BreakerState }

/** The breaker in front of the gateway changed its state (N4). */
export type BreakerChanged = {
  readonly type: 'BreakerChanged'
  readonly from: BreakerState
  readonly to: BreakerState
  readonly reason: 'too-many-failures' | 'time-for-a-probe' | 'probe-failed' | 'probe-answered'
  /** the name of the error that opened the breaker, else null */
  readonly error: string | null
  /** while open: when the next call may go through, ISO 8601; else null */
  readonly retryAt: string | null
  /** calls in the breaker's window, and how many of them failed */
  readonly calls: number
  readonly failures: number
}

export type RecordBreakerChange = Omit<BreakerChanged, 'type'>

/**
 * Records a change of the breaker's state. Admins see it, payment deadlines depend on it, and a restart continues from
 * it.
 */
export const recordBreakerChange: Operation<
  RecordBreakerChange,
  Record<never, never>,
  unknown,
  BreakerChanged,
  null
> = {
  name: 'record-breaker-change',
  needs: () => ({}),
  decide: (change) => accept([{ type: 'BreakerChanged', ...change }], null),
}

/** The breaker after a change. Times are milliseconds since the epoch. */
export type BreakerMark = {
  readonly at: number
  readonly state: BreakerState
  /** while open: when the next call may go through */
  readonly retryAt: number | null
  /** while not closed: since when. A probe that fails does not change it. */
  readonly awaySince: number | null
  /** how long the breaker was not closed before `at`, in total, in milliseconds */
  readonly pausedBefore: number
}

/**
 * The mark after a change.
 * @param before the mark before the change; undefined if this is the first change
 */
export function markAfter(
  before: BreakerMark | undefined,
  change: { readonly at: string; readonly to: BreakerState; readonly retryAt: string | null },
): BreakerMark {
  const at = Date.parse(change.at)
  return {
    awaySince: change.to === 'closed' ? null : (before?.awaySince ?? at),
    at,
    state: change.to,
    retryAt: change.retryAt === null ? null : Date.parse(change.retryAt),
    pausedBefore: pausedUntil(before, at),
  }
}

/**
 * How long the breaker was not closed up to a time, in total, in milliseconds. The difference of two results is how
 * long it was not closed between the two times.
 *
 * @param last the last mark at that time; undefined if there was none yet
 */
export function pausedUntil(last: BreakerMark | undefined, time: number): number {
  if (!last) return 0
  // If the clock was set back, the difference is negative and counts as 0.
  return last.pausedBefore + (last.state === 'closed' ? 0 : Math.max(0, time - last.at))
}
