import type { BreakerChanged } from '@outerpark/core/payment'
import { codeText } from '../words/code-text.ts'
import { words } from '../words/words.ts'

type Change = Pick<BreakerChanged, 'from' | 'to' | 'reason' | 'calls' | 'failures' | 'retryAt'> & {
  /** ISO 8601 */
  readonly at: string
}

/** A change of the breaker in one line: from which state to which, and why. */
export function breakerText(change: Change): string {
  return words().office.breaker(stateText(change.from), stateText(change.to), why(change))
}

function why({ reason, calls, failures, retryAt, at }: Change): string {
  const waitMs = retryAt === null ? undefined : Date.parse(retryAt) - Date.parse(at)
  const next = waitMs === undefined ? '' : words().office.next(Number((waitMs / 1000).toFixed(1)))
  switch (reason) {
    case 'too-many-failures':
      return words().office.callsFailed(failures, calls, next)
    case 'time-for-a-probe':
      return words().office.oneFindsOut
    case 'probe-failed':
      return words().office.callFailed(next)
    case 'probe-answered':
      return words().office.callAnswered
  }
}

const stateText = (state: string) => codeText(state)
