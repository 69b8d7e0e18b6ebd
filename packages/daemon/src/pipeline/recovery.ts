import type { Clock, Store } from '@outerpark/core/ports'
import { backgroundWork } from './background.ts'
import { deferrals } from './deferral.ts'
import { type Deadlines, expireOverdue } from './expiry.ts'

/** How often the deadlines are checked that no worker checks, in milliseconds. */
const SWEEP_MS = 60_000

type Parts = {
  readonly store: Store
  readonly clock: Clock
  readonly deadlines: Deadlines
  /** tells all workers that the gate has changed */
  readonly wake: () => void
  readonly log: { readonly warn: (facts: object, message: string) => void }
}

/**
 * Does everything about waiting payments except the tries. Customers get the notice that their payment follows. A
 * probe is made in time. After it succeeds, all postponed tasks become due. Reservations expire at their deadline.
 */
export function startRecovery({ store, clock, deadlines, wake, log }: Parts) {
  const stopping = new AbortController()
  const background = backgroundWork(log)
  const deferral = deferrals(store, stopping.signal)
  const sweeper = startSweeper(
    () => expireOverdue(store, deadlines, stopping.signal),
    Math.min(SWEEP_MS, deadlines.allowedMs),
    (sweep) => background.start('deadlines not looked at', sweep),
  )
  let probe: NodeJS.Timeout | undefined

  /** Makes one task due at that time, as the probe, unless the office has closed. */
  const probeAt = (retryAt: number): void => {
    clearTimeout(probe)
    if (stopping.signal.aborted) return
    // A task that failed before may be postponed to a later time, so it is made due now.
    const makeOneDue = () =>
      Promise.all([store.makeNextDue('approve-payment'), store.makeNextDue('cancel-payment')])
    probe = setTimeout(
      () => background.start('no task made due', makeOneDue),
      Math.max(0, retryAt - clock.now()),
    )
  }

  return {
    probeAt,
    /** Call it when the gateway works again. All postponed tasks become due, the oldest first. */
    catchUp(): void {
      deferral.closed()
      const makeDue = () =>
        Promise.all([store.makeDue('approve-payment'), store.makeDue('cancel-payment')])
      background.start('tasks not made due', () => makeDue().finally(wake))
    },
    /**
     * Call it when the breaker opens. Customers get the notice, and a probe is made at `retryAt`.
     * @param retryAt ms since the epoch
     */
    pause(retryAt: number): void {
      const until = new Date(retryAt).toISOString()
      background.start('waiting payments not deferred', () => deferral.opened(until))
      probeAt(retryAt)
    },
    /** Begins nothing more, and stops long work early. */
    close(): void {
      stopping.abort()
      clearInterval(sweeper)
      clearTimeout(probe)
    },
    /** Resolves when no work is under way any more. */
    ended: background.ended,
  }
}

/** Calls `sweep` in a regular interval, but never twice at the same time. */
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
