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

/**
 * Lets calls through while they go well (closed), none for a while after too many failed (open), then one at a
 * time (half-open): if that probe is answered it closes and counts from nothing, if it fails it opens again.
 *
 * Not cockatiel's circuitBreaker; no wrapper around it mends all of this. It reads Date.now() itself, so a
 * virtual clock cannot drive it; its half-open callers queue up behind the probe; an error that is no failure closes
 * it when half-open, also if the probe's caller broke off or the bulkhead was full and the gateway never said a word;
 * a call from before it opened still counts after it has closed; and a half-open state is saved without its time.
 *
 * @param limits `probeMs`: how long a probe takes at most; who is turned away meanwhile may come back then
 */
export function createBreaker(
  limits: BreakerLimits & { readonly probeMs: number },
  { clock, onChange = () => {}, restore }: BreakerSurroundings,
) {
  const window = breakerWindow(limits, clock)
  let phase: Phase = restore ?? { state: 'closed', since: clock.now() }

  const awaySince = (): number | undefined =>
    phase.state === 'closed' ? undefined : phase.awaySince

  const nextProbeAt = (): number | undefined => {
    if (phase.state !== 'open') return undefined
    // A clock that was set back an hour must not keep it open for an hour.
    const latest = clock.now() + limits.openMs
    if (phase.retryAt > latest) phase = { ...phase, retryAt: latest }
    return phase.retryAt
  }

  const view = (): BreakerView => ({
    state: phase.state,
    since: phase.since,
    awaySince: awaySince(),
    retryAt: nextProbeAt(),
    window: window.counts(),
    probing: phase.state === 'half-open' && phase.probing,
  })

  const change = (next: Phase, reason: BreakerChange['reason'], error?: unknown): Phase => {
    const from = phase.state
    phase = next
    const { retryAt, window } = view()
    const name = error instanceof Error ? error.name : undefined
    try {
      onChange({ from, to: next.state, at: next.since, reason, error: name, retryAt, window })
    } catch (fault) {
      // A listener's fault is to be seen, but neither takes an answer from its caller nor a probe its end.
      queueMicrotask(() => {
        throw fault
      })
    }
    return next
  }

  const open = (reason: BreakerChange['reason'], error: unknown): void => {
    const now = clock.now()
    const retryAt = now + limits.openMs
    change({ state: 'open', since: now, awaySince: awaySince() ?? now, retryAt }, reason, error)
  }

  const close = (): void => {
    window.clear()
    change({ state: 'closed', since: clock.now() }, 'probe-answered')
  }

  /** The phase in which the call goes out: what it tells counts only as long as that lasts. */
  const enter = (): Phase => {
    if (phase.state === 'closed') return phase
    const now = clock.now()
    const retryAt = nextProbeAt()
    if (retryAt !== undefined && now < retryAt)
      throw new GatewayPaused(
        'Too many calls to the gateway failed: this one was not sent.',
        retryAt,
      )
    if (phase.state === 'half-open' && phase.probing)
      throw new GatewayPaused(
        'One call is finding out whether the gateway is back: this one was not sent.',
        now + limits.probeMs,
      )
    if (phase.state === 'half-open') {
      phase = { ...phase, probing: true }
      return phase
    }
    return change(
      { state: 'half-open', since: now, awaySince: phase.awaySince, probing: true },
      'time-for-a-probe',
    )
  }

  const settle = (begun: Phase, news: News, error?: unknown): void => {
    if (phase !== begun) return
    if (news === 'none') {
      // If this was the probe, the next call is one.
      if (phase.state === 'half-open') phase = { ...phase, probing: false }
    } else if (phase.state === 'half-open') {
      if (news === 'failed') open('probe-failed', error)
      else close()
    } else {
      window.add(news)
      if (window.tripped()) open('too-many-failures', error)
    }
  }

  return {
    /**
     * Makes the call, if it may be made now. The call must end some time.
     * @throws GatewayPaused if it was not made; else what the call rejects with
     */
    async execute<T>(call: () => Promise<T>, caller: AbortSignal): Promise<T> {
      const begun = enter()
      let result: T
      try {
        result = await call()
      } catch (error) {
        settle(begun, newsIn(error, caller), error)
        throw error
      }
      settle(begun, 'answered')
      return result
    },
    view,
  }
}
