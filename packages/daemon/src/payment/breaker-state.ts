import type { WindowCounts, WindowLimits } from './breaker-window.ts'

export type BreakerLimits = WindowLimits & {
  /** how long it stays open before one call is let through as a probe, in milliseconds */
  readonly openMs: number
}

/** N4: half of at least 20 calls in 10 s; then 5 s of rest. */
export const BREAKER_DEFAULTS: BreakerLimits = {
  windowMs: 10_000,
  minimumCalls: 20,
  failureRatio: 0.5,
  openMs: 5_000,
}

type Closed = { readonly state: 'closed'; readonly since: number }
/** `awaySince`: when it was closed last; it may have been half-open several times since. */
type Away = { readonly since: number; readonly awaySince: number }
type Open = Away & { readonly state: 'open'; readonly retryAt: number }
type HalfOpen = Away & { readonly state: 'half-open'; readonly probing: boolean }

/** Where the breaker stands. Times are milliseconds since the epoch. */
export type Phase = Closed | Open | HalfOpen

/** Where it goes on after a restart. How a probe that was under way ended is not known then: the next call is one. */
export type RestoredPhase = Closed | Open

export type BreakerView = {
  readonly state: Phase['state']
  readonly since: number
  /** while it is not closed: since when it is not */
  readonly awaySince: number | undefined
  /** while open: when a call is let through again. Once that is past, the next call is the probe. */
  readonly retryAt: number | undefined
  readonly window: WindowCounts
  /** whether a call is out that finds out how the gateway is; until it ends no other is let through */
  readonly probing: boolean
}

export type BreakerChange = Pick<BreakerView, 'retryAt' | 'window'> & {
  readonly from: Phase['state']
  readonly to: Phase['state']
  readonly at: number
  readonly reason: 'too-many-failures' | 'time-for-a-probe' | 'probe-failed' | 'probe-answered'
  /** the name of the error of the call that made it open */
  readonly error: string | undefined
}
