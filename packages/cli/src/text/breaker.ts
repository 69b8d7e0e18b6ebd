import type { BreakerChanged } from '@outerpark/core/payment'

type Change = Pick<BreakerChanged, 'from' | 'to' | 'reason' | 'calls' | 'failures' | 'retryAt'> & {
  /** ISO 8601 */
  readonly at: string
}

/** A change of the breaker in one line: from which state to which, and why. */
export function breakerText(change: Change): string {
  return `breaker ${change.from} → ${change.to}: ${why(change)}`
}

function why({ reason, calls, failures, retryAt, at }: Change): string {
  const waitMs = retryAt === null ? undefined : Date.parse(retryAt) - Date.parse(at)
  const next =
    waitMs === undefined ? '' : `; the next try in ${Number((waitMs / 1000).toFixed(1))} s`
  switch (reason) {
    case 'too-many-failures':
      return `${failures} of ${calls} calls failed${next}`
    case 'time-for-a-probe':
      return 'one call finds out'
    case 'probe-failed':
      return `the call failed${next}`
    case 'probe-answered':
      return 'the call was answered'
  }
}
