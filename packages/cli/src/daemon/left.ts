import type { RestartOutcome } from '@outerpark/core/names'
import { words } from '../words/words.ts'

/**
 * What became of the daemon when a restart was not done.
 * @param isAway whether no worker answers
 */
export function leftText(outcome: RestartOutcome['outcome'], isAway: boolean): string {
  const { leftAsItWas, takenBack, nothingToTakeBack } = words().office
  if (isAway) return nothingToTakeBack
  return outcome === 'refused' ? leftAsItWas : takenBack
}
