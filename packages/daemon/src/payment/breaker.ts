import { type Clock, GatewayPaused, GatewayRejected } from '@outerpark/core/ports'
import type {
  BreakerChange,
  BreakerLimits,
  BreakerView,
  Phase,
  RestoredPhase,
} from './breaker-state.ts'
import { breakerWindow } from './breaker-window.ts'
import { failedRuns } from './failed-run.ts'

export type BreakerSurroundings = {
  readonly clock: Clock
  /** called after each change of state, inside the call that caused it */
  readonly onChange?: ((change: BreakerChange) => void) | undefined
  /** the phase after a restart */
  readonly restore?: RestoredPhase | undefined
}

/** `probeMs`: how long a probe takes at most; a call that is rejected during a probe may be tried again after it */
type Limits = BreakerLimits & { readonly probeMs: number }

/** The parts of a breaker, for the functions below. Only `phase` changes. */
type Breaker = {
  phase: Phase
  readonly window: ReturnType<typeof breakerWindow>
  readonly runs: ReturnType<typeof failedRuns>
  readonly limits: Limits
  readonly clock: Clock
  readonly onChange: (change: BreakerChange) => void
}

/**
 * Makes a breaker. Closed: all calls go through. Open, after too many failures: no call goes through for a while. Then
 * half-open: one call at a time, the probe. If the probe is answered the breaker closes and counts from 0. If the probe
 * fails the breaker opens again.
 *
 * cockatiel's circuitBreaker is not used, since no wrapper around it solves all of these problems:
 *
 * - It reads Date.now() itself, so tests cannot use a virtual clock.
 * - In the half-open state further callers wait for the probe.
 * - In the half-open state every error that is not a failure closes it, even if the caller aborted the probe, or the
 *   bulkhead was full, so the gateway was never called.
 * - A call from before it opened still counts after it has closed.
 * - A half-open state is saved without its time.
 */
export function createBreaker(
  limits: Limits,
  { clock, onChange = () => {}, restore }: BreakerSurroundings,
) {
  const breaker: Breaker = {
    phase: restore ?? { state: 'closed', since: clock.now() },
    window: breakerWindow(limits, clock),
    runs: failedRuns(clock),
    limits,
    clock,
    onChange,
  }
  return {
    /**
     * Makes the call if the breaker allows it now. The call must end at some time.
     * @throws GatewayPaused if the call was not made; otherwise the error of the call
     */
    async execute<T>(call: () => Promise<T>, caller: AbortSignal): Promise<T> {
      const begun = enter(breaker)
      let result: T
      try {
        result = await call()
      } catch (error) {
        settle(breaker, begun, newsIn(error, caller), error)
        throw error
      }
      settle(breaker, begun, 'answered')
      return result
    },
    view: () => viewOf(breaker),
  }
}

/** What the end of a call shows about the gateway; `none` means nothing. */
type News = 'answered' | 'failed' | 'none'

/**
 * What an error shows about the gateway. A rejected call was answered. A call that its caller aborted, or that the
 * bulkhead refused, shows nothing. Every other error (no answer, a wrong answer, an unexpected error) is a failure.
 */
function newsIn(error: unknown, caller: AbortSignal): News {
  if (error instanceof GatewayRejected) return 'answered'
  return error instanceof GatewayPaused || caller.aborted ? 'none' : 'failed'
}

/**
 * Lets the call through or rejects it.
 * @returns the phase in which the call is made; its outcome counts only while this phase lasts
 * @throws GatewayPaused
 */
function enter(breaker: Breaker): Phase {
  const { phase, limits, clock } = breaker
  if (phase.state === 'closed') return phase
  const now = clock.now()
  const retryAt = nextProbeAt(breaker)
  if (retryAt !== undefined && now < retryAt)
    throw new GatewayPaused('Too many calls to the gateway failed: this one was not sent.', retryAt)
  if (phase.state === 'half-open' && phase.probing)
    throw new GatewayPaused(
      'One call is finding out whether the gateway is back: this one was not sent.',
      now + limits.probeMs,
    )
  if (phase.state === 'half-open') {
    breaker.phase = { ...phase, probing: true }
    return breaker.phase
  }
  const { awaySince } = phase
  const probe: Phase = { state: 'half-open', since: now, awaySince, probing: true }
  return change(breaker, probe, 'time-for-a-probe')
}

/**
 * Counts the outcome of a call, and changes the phase if necessary.
 * @param begun the phase in which the call was made
 */
function settle(breaker: Breaker, begun: Phase, news: News, error?: unknown): void {
  const { phase, window, runs } = breaker
  // Also a call of an earlier phase shows whether the gateway answers.
  if (news !== 'none') runs.add(news)
  if (phase !== begun) return
  if (news === 'none') {
    // If this was the probe, the next call is the probe.
    if (phase.state === 'half-open') breaker.phase = { ...phase, probing: false }
  } else if (phase.state === 'half-open') {
    if (news === 'failed') open(breaker, 'probe-failed', error)
    else close(breaker)
  } else {
    window.add(news)
    if (window.tripped()) open(breaker, 'too-many-failures', error)
  }
}

function open(breaker: Breaker, reason: BreakerChange['reason'], error: unknown): void {
  const { clock, limits } = breaker
  const now = clock.now()
  const awaySince = awaySinceOf(breaker.phase) ?? now
  change(
    breaker,
    { state: 'open', since: now, awaySince, retryAt: now + limits.openMs },
    reason,
    error,
  )
}

function close(breaker: Breaker): void {
  breaker.window.clear()
  change(breaker, { state: 'closed', since: breaker.clock.now() }, 'probe-answered')
}

function change(
  breaker: Breaker,
  next: Phase,
  reason: BreakerChange['reason'],
  error?: unknown,
): Phase {
  const from = breaker.phase.state
  breaker.phase = next
  const { retryAt, window } = viewOf(breaker)
  const name = error instanceof Error ? error.name : undefined
  const made = { from, to: next.state, at: next.since, reason, error: name, retryAt, window }
  try {
    breaker.onChange(made)
  } catch (fault) {
    // A fault of a listener must be reported, but it must not change the answer to the caller or the end of a probe.
    queueMicrotask(() => {
      throw fault
    })
  }
  return next
}

function viewOf(breaker: Breaker): BreakerView {
  const { phase, window, runs } = breaker
  const { state, since } = phase
  return {
    ...{ state, since, awaySince: awaySinceOf(phase), retryAt: nextProbeAt(breaker) },
    window: window.counts(),
    failedRun: runs.last(),
    probing: phase.state === 'half-open' && phase.probing,
  }
}

const awaySinceOf = (phase: Phase): number | undefined =>
  phase.state === 'closed' ? undefined : phase.awaySince

/** When the next call is let through (ms since the epoch). Undefined if calls go through now. */
function nextProbeAt(breaker: Breaker): number | undefined {
  const { phase, clock, limits } = breaker
  if (phase.state !== 'open') return undefined
  // If the clock was set back an hour, the breaker must not stay open for that hour.
  const retryAt = Math.min(phase.retryAt, clock.now() + limits.openMs)
  if (retryAt < phase.retryAt) breaker.phase = { ...phase, retryAt }
  return retryAt
}
