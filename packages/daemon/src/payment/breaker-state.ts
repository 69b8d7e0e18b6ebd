import type { WindowCounts, WindowLimits } from './breaker-window.ts'
import type { FailedRun } from './failed-run.ts'

export type BreakerLimits = WindowLimits & {
  /** how long it stays open before one call is let through as a probe, in milliseconds */
  readonly openMs: number
}

/** The breaker opens if half of at least 20 calls in 10 s failed, and stays open for 5 s (N4). */
export const BREAKER_DEFAULTS: BreakerLimits = {
  windowMs: 10_000,
  minimumCalls: 20,
  failureRatio: 0.5,
  openMs: 5_000,
}

type Closed = { readonly state: 'closed'; readonly since: number }
/** `awaySince`: when the breaker left the closed state. It may have been half-open several times since. */
type Away = { readonly since: number; readonly awaySince: number }
type Open = Away & { readonly state: 'open'; readonly retryAt: number }
type HalfOpen = Away & { readonly state: 'half-open'; readonly probing: boolean }

/** The state of the breaker with its times, in milliseconds since the epoch. */
export type Phase = Closed | Open | HalfOpen

/** The phase after a restart. The end of a probe that was under way is unknown, so the next call is the probe. */
export type RestoredPhase = Closed | Open

export type BreakerView = {
  readonly state: Phase['state']
  readonly since: number
  /** while the breaker is not closed: the time at which it left the closed state */
  readonly awaySince: number | undefined
  /** while open: when a call is let through again. After that time the next call is the probe. */
  readonly retryAt: number | undefined
  readonly window: WindowCounts
  /** the last calls that failed one after the other; undefined if none has failed */
  readonly failedRun: FailedRun | undefined
  /** whether a probe is under way; until it ends no other call is let through */
  readonly probing: boolean
}

export type BreakerChange = Pick<BreakerView, 'retryAt' | 'window'> & {
  readonly from: Phase['state']
  readonly to: Phase['state']
  readonly at: number
  readonly reason: 'too-many-failures' | 'time-for-a-probe' | 'probe-failed' | 'probe-answered'
  /** the name of the error of the call that opened the breaker */
  readonly error: string | undefined
}
