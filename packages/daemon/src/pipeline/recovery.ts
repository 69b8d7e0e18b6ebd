import type { Clock, Store } from '@outerpark/core/ports'
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
 * What is done about payments that wait, besides trying them: their customers are told, somebody asks in time whether
 * the gateway is well again, everybody is called back once it is, and deadlines are kept.
 */
export function startRecovery({ store, clock, deadlines, wake, log }: Parts) {
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()
  const tellThatItFollows = deferrals(store, stopping.signal)
  let probe: NodeJS.Timeout | undefined
  let sweeping = false

  /** Nobody waits for it, but the end. What fails here comes later by itself. */
  const inBackground = (message: string, work: () => Promise<unknown>): void => {
    const done = work()
      .then(
        () => undefined,
        (err) => log.warn({ err }, message),
      )
      .finally(() => underWay.delete(done))
    underWay.add(done)
  }

  /** It is time to ask again, and what failed before may still wait for its own next try. */
  const findOut = () =>
    Promise.all([store.makeNextDue('approve-payment'), store.makeNextDue('cancel-payment')])

  const sweep = async (): Promise<void> => {
    if (sweeping) return
    sweeping = true
    try {
      await expireDeadLetters(store, deadlines, stopping.signal)
    } finally {
      sweeping = false
    }
  }
  const sweeper = setInterval(
    () => inBackground('deadlines not looked at', sweep),
    Math.min(SWEEP_MS, deadlines.allowedMs),
  )

  const recovery = {
    /** The gateway is well again: the oldest first. */
    goOn(): void {
      const makeDue = () =>
        Promise.all([store.makeDue('approve-payment'), store.makeDue('cancel-payment')])
      inBackground('tasks not hastened', () => makeDue().finally(wake))
    },
    /**
     * The gateway is left alone: who waits is told, and somebody asks again when it is time.
     * @param retryAt ms since the epoch
     */
    rest(retryAt: number): void {
      const until = new Date(retryAt).toISOString()
      inBackground('waiting payments not deferred', () => tellThatItFollows(until))
      recovery.probeAt(retryAt)
    },
    /** At that time somebody asks how the gateway is, unless it is closing time. */
    probeAt(retryAt: number): void {
      clearTimeout(probe)
      if (stopping.signal.aborted) return
      probe = setTimeout(
        () => inBackground('no task hastened', findOut),
        Math.max(0, retryAt - clock.now()),
      )
    },
    /** Begins nothing more, and has what takes long end early. */
    close(): void {
      stopping.abort()
      clearInterval(sweeper)
      clearTimeout(probe)
    },
    /** Once nothing is under way any more. */
    async ended(): Promise<void> {
      await Promise.all(underWay)
    },
  }
  return recovery
}
