import type { BreakerChanged } from '@outerpark/core/payment'

type Words = Pick<BreakerChanged, 'from' | 'to' | 'reason' | 'calls' | 'failures' | 'retryAt'> & {
  /** ISO 8601 */
  readonly at: string
}

/** A change of the breaker in one line: from what to what, and why. */
export function breakerChange(change: Words): string {
  return `breaker ${change.from} → ${change.to}: ${why(change)}`
}

function why({ reason, calls, failures, retryAt, at }: Words): string {
  const rest = retryAt === null ? undefined : Date.parse(retryAt) - Date.parse(at)
  const next = rest === undefined ? '' : `; the next try in ${Number((rest / 1000).toFixed(1))} s`
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
