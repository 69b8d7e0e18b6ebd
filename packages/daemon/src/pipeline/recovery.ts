import type { Clock, Store } from '@outerpark/core/ports'
import { backgroundWork } from './background.ts'
import { deferrals } from './deferral.ts'
import { type Deadlines, expireDeadLetters } from './expiry.ts'

/** How often the deadlines of payments that nobody tries any more are looked at, at most. */
const SWEEP_MS = 60_000

type Parts = {
  readonly store: Store
  readonly clock: Clock
  readonly deadlines: Deadlines
  /** has all workers look again at what they may do */
  readonly wake: () => void
  readonly log: { readonly warn: (facts: object, message: string) => void }
}

/**
 * Everything about payments that wait, besides trying them. Customers are told that their payment follows. A probe finds
 * out in time whether the gateway is well again. Once it is, what was postponed is due. Deadlines are kept.
 */
export function startRecovery({ store, clock, deadlines, wake, log }: Parts) {
  const stopping = new AbortController()
  const background = backgroundWork(log)
  const deferral = deferrals(store, stopping.signal)
  const sweeper = startSweeper(
    () => expireDeadLetters(store, deadlines, stopping.signal),
    Math.min(SWEEP_MS, deadlines.allowedMs),
    (sweep) => background.start('deadlines not looked at', sweep),
  )
  let probe: NodeJS.Timeout | undefined

  /** At that time one task finds out how the gateway is, unless the office has closed. */
  const probeAt = (retryAt: number): void => {
    clearTimeout(probe)
    if (stopping.signal.aborted) return
    // What failed before may still wait for its own next try.
    const makeOneDue = () =>
      Promise.all([store.makeNextDue('approve-payment'), store.makeNextDue('cancel-payment')])
    probe = setTimeout(
      () => background.start('no task made due', makeOneDue),
      Math.max(0, retryAt - clock.now()),
    )
  }

  return {
    probeAt,
    /** The gateway is well again: the oldest tasks come first. */
    catchUp(): void {
      deferral.closed()
      const makeDue = () =>
        Promise.all([store.makeDue('approve-payment'), store.makeDue('cancel-payment')])
      background.start('tasks not made due', () => makeDue().finally(wake))
    },
    /**
     * The gateway is left alone: customers are told, and a task finds out when it is time.
     * @param retryAt ms since the epoch
     */
    pause(retryAt: number): void {
      const until = new Date(retryAt).toISOString()
      background.start('waiting payments not deferred', () => deferral.opened(until))
      probeAt(retryAt)
    },
    /** Begins nothing more, and has what takes long end early. */
    close(): void {
      stopping.abort()
      clearInterval(sweeper)
      clearTimeout(probe)
    },
    /** Resolves once nothing is under way any more. */
    ended: background.ended,
  }
}

/** Sweeps every so many milliseconds, never twice at once. */
function startSweeper(
  sweep: () => Promise<void>,
  everyMs: number,
  start: (sweep: () => Promise<void>) => void,
): NodeJS.Timeout {
  let sweeping = false
  const sweepAlone = async (): Promise<void> => {
    if (sweeping) return
    sweeping = true
    try {
      await sweep()
    } finally {
      sweeping = false
    }
  }
  return setInterval(() => start(sweepAlone), everyMs)
}
