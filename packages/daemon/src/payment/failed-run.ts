import type { Clock } from '@outerpark/core/ports'

/** Calls to the gateway that failed one after the other. Times are ms since the epoch. */
export type FailedRun = {
  readonly calls: number
  /** when the first of them failed */
  readonly since: number
  /** when the last of them failed */
  readonly lastAt: number
  /** when the next call was answered; undefined until then */
  readonly answeredAt: number | undefined
}

/**
 * Keeps the last failed calls in a row. With few calls the breaker stays closed although none of them is answered, and its
 * window forgets them after some seconds. Nothing is kept over a restart: the next try of a payment shows it again.
 */
export function failedRuns(clock: Clock) {
  let run: FailedRun | undefined
  return {
    /** Counts a call that has just ended. */
    add(outcome: 'answered' | 'failed'): void {
      const now = clock.now()
      if (outcome === 'answered') {
        if (run && run.answeredAt === undefined) run = { ...run, answeredAt: now }
      } else if (run && run.answeredAt === undefined)
        run = { ...run, calls: run.calls + 1, lastAt: now }
      else run = { calls: 1, since: now, lastAt: now, answeredAt: undefined }
    },
    /** The last run; undefined if no call has failed yet. */
    last: (): FailedRun | undefined => run,
  }
}
