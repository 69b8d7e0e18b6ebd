import type { FailedCheck, Finding, Invariant } from '@outerpark/core/ports'
import { type Check, failedCheck } from './check.ts'

/** If an admin drops a dead letter, its task is never done. */
const DROPPED = 'the admin may have dropped its task'

type Words = {
  /** the invariant as a sentence */
  readonly holds: string
  /** a reason why it may not hold that is no fault of the program */
  readonly perhaps?: string
}

const WORDS: Readonly<Record<Invariant, Words>> = {
  'seats-add-up': { holds: 'available + held + sold = capacity for every grade' },
  'seats-match-reservations': {
    holds: 'held and sold are what the reservations hold and have bought',
  },
  'payments-match-reservations': {
    holds: 'a confirmed reservation is paid, one that awaits its payment is not',
  },
  'nothing-stuck': {
    holds:
      'every payment that is not settled has a task, or a dead letter that an admin decides about',
    perhaps: DROPPED,
  },
  'happened-once': {
    holds: 'no reservation was made, paid, declined, deferred, cancelled or expired twice',
  },
  'reserved-once': {
    holds: 'every reservation was made by the one event that its row names',
  },
  'notices-once': {
    holds: 'each notice was sent once for its event and channel, or waits to be sent',
    perhaps: DROPPED,
  },
  'log-without-gaps': { holds: 'the positions of the events run from 1 without a gap' },
  'no-dead-letters': { holds: 'no task was given up' },
}

/** What was found out about an invariant, in the words of `verify`. */
export function checkOf(found: Finding | FailedCheck): Check {
  const { invariant: name } = found
  if ('failed' in found) return failedCheck(name, found.failed)
  const { broken, examples } = found
  const { holds, perhaps } = WORDS[name]
  if (broken === 0) return { name, ok: true, detail: holds }
  const rest = broken - examples.length
  const more = rest > 0 ? ` and ${rest} more` : ''
  const why = perhaps === undefined ? '' : ` (${perhaps})`
  return { name, ok: false, detail: `broken by ${examples.join(', ')}${more}${why}` }
}
