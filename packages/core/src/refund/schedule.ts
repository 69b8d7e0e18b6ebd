import { type Line, msOf } from '../kernel/index.ts'
import { dayOf, momentOf } from './days.ts'
import { cancelledBy, deadlineOf } from './kept.ts'
import type { RefundRule, RefundTerms, RefundTimes } from './policy.ts'

/** Until a moment, which does not belong to it any more (ms since the epoch), so much is kept and so much goes back. */
export type RefundStep = {
  readonly until: number
  readonly kept: number
  readonly refund: number
}

/**
 * What goes back if the seats are cancelled now or later: one step for each sum, until nothing can be cancelled any more (domain
 * 3.1). It asks {@link cancelledBy} at every moment at which the answer may change, so it cannot differ from what a cancel gives.
 *
 * @param now ms since the epoch
 */
export function scheduleOf(
  lines: readonly Line[],
  terms: RefundTerms,
  times: RefundTimes,
  now: number,
): readonly RefundStep[] {
  const steps: RefundStep[] = []
  const hasFee = lines.some(({ fee }) => fee)
  const changes = changesOf(terms, times, hasFee).filter((ms) => ms > now)
  let from = now
  for (const until of changes) {
    const at = cancelledBy(lines, terms, times, from)
    from = until
    if (!at) continue
    const kept = at.reduce((sum, line) => sum + line.kept, 0)
    const refund = at.reduce((sum, line) => sum + line.refund, 0)
    if (steps.at(-1)?.kept === kept) steps.pop()
    steps.push({ until, kept, refund })
  }
  return steps
}

/** The moments at which the answer may change, up to the deadline, in their order. */
function changesOf(
  terms: RefundTerms,
  { startsAt, bookedAt }: RefundTimes,
  hasFee: boolean,
): readonly number[] {
  const { rules, timeZone } = terms
  const deadline = deadlineOf(terms, startsAt)
  const show = dayOf(msOf(startsAt), timeZone)
  const midnight = (day: number) => momentOf(day, 0, timeZone)
  const ends = ({ least, most, within }: RefundRule): readonly number[] => [
    midnight(show - least + 1),
    ...(most === undefined ? [] : [midnight(show - most)]),
    ...(within === undefined
      ? []
      : [
          'ms' in within
            ? bookedAt + within.ms + 1
            : midnight(dayOf(bookedAt, timeZone) + within.days + 1),
        ]),
  ]
  const bookingDayEnds =
    hasFee && terms.bookingFee === 'booking-day' ? [midnight(dayOf(bookedAt, timeZone) + 1)] : []
  const all = new Set([...rules.flatMap(ends), ...bookingDayEnds, deadline])
  return [...all].filter((ms) => ms <= deadline).sort((a, b) => a - b)
}
