import type { RestartOutcome, WorkerEnd } from '@outerpark/core/names'
import { words } from '../words/words.ts'

/**
 * What became of the daemon when a restart was not done.
 * @param isAway whether no worker answers
 */
export function leftText(outcome: RestartOutcome['outcome'], isAway: boolean): string {
  const { leftAsItWas, takenBack, stillAway, nothingToTakeBack } = words().office
  if (isAway) return outcome === 'refused' ? stillAway : nothingToTakeBack
  return outcome === 'refused' ? leftAsItWas : takenBack
}

/**
 * Why the version of before does not start either, if that is known.
 * @param ends of the workers, newest first
 */
export const endOfBefore = (
  { outcome, why }: RestartOutcome,
  ends: readonly WorkerEnd[] = [],
): WorkerEnd | undefined =>
  outcome === 'taken-back'
    ? ends.find(({ at, pid }) => pid !== why?.pid && at >= (why?.at ?? ''))
    : undefined
