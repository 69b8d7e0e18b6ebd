import { type Clock, GatewayPaused, GatewayRejected } from '@outerpark/core/ports'
import type {
  BreakerChange,
  BreakerLimits,
  BreakerView,
  Phase,
  RestoredPhase,
} from './breaker-state.ts'
import { breakerWindow } from './breaker-window.ts'

export type BreakerSurroundings = {
  readonly clock: Clock
  /** told of each change of state, after it, in the call that made it */
  readonly onChange?: ((change: BreakerChange) => void) | undefined
  /** where to go on after a restart */
  readonly restore?: RestoredPhase | undefined
}

/** `probeMs`: how long a probe takes at most; who is turned away meanwhile may come back then */
type Limits = BreakerLimits & { readonly probeMs: number }

/** A breaker, as the functions below pass it on. Only its phase changes. */
type Breaker = {
  phase: Phase
  readonly window: ReturnType<typeof breakerWindow>
  readonly limits: Limits
  readonly clock: Clock
  readonly onChange: (change: BreakerChange) => void
}

/**
 * Lets calls through while they go well (closed), none for a while after too many failed (open), then one at a
 * time (half-open): if that probe is answered it closes and counts from nothing, if it fails it opens again.
 *
 * Not cockatiel's circuitBreaker; no wrapper around it mends all of this. It reads Date.now() itself, so a
 * virtual clock cannot drive it; its half-open callers queue up behind the probe; an error that is no failure closes
 * it when half-open, also if the probe's caller broke off or the bulkhead was full and the gateway never said a word;
 * a call from before it opened still counts after it has closed; and a half-open state is saved without its time.
 */
export function createBreaker(
  limits: Limits,
  { clock, onChange = () => {}, restore }: BreakerSurroundings,
) {
  const breaker: Breaker = {
    phase: restore ?? { state: 'closed', since: clock.now() },
    window: breakerWindow(limits, clock),
    limits,
    clock,
    onChange,
  }
  return {
    /**
     * Makes the call, if it may be made now. The call must end some time.
     * @throws GatewayPaused if it was not made; else what the call rejects with
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

/** What a call that has ended tells of the gateway. */
type News = 'answered' | 'failed' | 'none'

/**
 * A decline is an answer, and so is a rejected call. A call that was broken off by its caller, or never got
 * through the bulkhead, tells nothing. What else goes wrong (no answer, a wrong one, an error nobody foresaw) fails.
 */
function newsIn(error: unknown, caller: AbortSignal): News {
  if (error instanceof GatewayRejected) return 'answered'
  return error instanceof GatewayPaused || caller.aborted ? 'none' : 'failed'
}

/** The phase in which the call goes out: what it tells counts only as long as that lasts. */
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

/** @param begun the phase in which the call went out */
function settle(breaker: Breaker, begun: Phase, news: News, error?: unknown): void {
  const { phase, window } = breaker
  if (phase !== begun) return
  if (news === 'none') {
    // If this was the probe, the next call is one.
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
    // A listener's fault is to be seen, but neither takes an answer from its caller nor a probe its end.
    queueMicrotask(() => {
      throw fault
    })
  }
  return next
}

function viewOf(breaker: Breaker): BreakerView {
  const retryAt = nextProbeAt(breaker)
  const { phase, window } = breaker
  return {
    state: phase.state,
    since: phase.since,
    awaySince: awaySinceOf(phase),
    retryAt,
    window: window.counts(),
    probing: phase.state === 'half-open' && phase.probing,
  }
}

const awaySinceOf = (phase: Phase): number | undefined =>
  phase.state === 'closed' ? undefined : phase.awaySince

/** When a call is let through again, while none is. */
function nextProbeAt(breaker: Breaker): number | undefined {
  const { phase, clock, limits } = breaker
  if (phase.state !== 'open') return undefined
  // A clock that was set back an hour must not keep it open for an hour.
  const retryAt = Math.min(phase.retryAt, clock.now() + limits.openMs)
  if (retryAt < phase.retryAt) breaker.phase = { ...phase, retryAt }
  return retryAt
}
