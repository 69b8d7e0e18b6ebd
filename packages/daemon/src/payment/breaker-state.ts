import { z } from 'zod'
import { type WindowCounts, type WindowLimits, windowState } from './breaker-window.ts'

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

/** Where the breaker stands. Times are milliseconds since the epoch. */
export type Phase =
  | { readonly state: 'closed'; readonly since: number }
  | { readonly state: 'open'; readonly since: number; readonly retryAt: number }
  | { readonly state: 'half-open'; readonly since: number; readonly probing: boolean }

export type BreakerView = {
  readonly state: Phase['state']
  readonly since: number
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

/** What a restart must not forget. Plain data; parse with this schema what comes from a file. */
export const breakerSnapshot = z.discriminatedUnion('state', [
  z.object({ state: z.literal('closed'), since: z.number(), window: windowState }),
  z.object({
    state: z.literal('open'),
    since: z.number(),
    retryAt: z.number(),
    window: windowState,
  }),
])
export type BreakerSnapshot = z.infer<typeof breakerSnapshot>
