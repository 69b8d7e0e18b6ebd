import { accept, type Operation } from '../kernel/index.ts'
import type { BreakerState } from '../names/index.ts'

export type { BreakerState }

/** The breaker in front of the gateway changed its state (N4). */
export type BreakerChanged = {
  readonly type: 'BreakerChanged'
  readonly from: BreakerState
  readonly to: BreakerState
  readonly reason: 'too-many-failures' | 'time-for-a-probe' | 'probe-failed' | 'probe-answered'
  /** the name of the error that opened it, else null */
  readonly error: string | null
  /** while open: when a call is let through again, ISO 8601; else null */
  readonly retryAt: string | null
  /** calls of the last seconds, and how many of them failed */
  readonly calls: number
  readonly failures: number
}

export type RecordBreakerChange = Omit<BreakerChanged, 'type'>

/** Records a change of state, for admins to follow, for deadlines, and for a restart to go on from. */
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
  /** while open: when a call is let through again */
  readonly retryAt: number | null
  /** while it is not closed: since when, however often a call has found out meanwhile that it has to stay so */
  readonly awaySince: number | null
  /** for how long, in all the time before, it had not been closed, in milliseconds */
  readonly pausedBefore: number
}

/** The mark that a change leaves behind the one before. */
export function markOf(
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
 * For how long the breaker had not been closed in all the time up to then, in milliseconds.
 * What it was between two times is the difference of both.
 *
 * @param last the last mark at that time; undefined if there was none yet
 */
export function pausedUntil(last: BreakerMark | undefined, time: number): number {
  if (!last) return 0
  // A clock that was set back makes no time run backwards.
  return last.pausedBefore + (last.state === 'closed' ? 0 : Math.max(0, time - last.at))
}
