import { msOf, type Refused, refuse } from '../kernel/index.ts'
import { momentInZone } from '../names/index.ts'
import { startOfDay } from '../refund/index.ts'
import { startIn } from './start-times.ts'

const WEEK_MS = 7 * 24 * 60 * 60_000

/**
 * Until when customers may choose after a move or an essential change (domain 3.9): seven days, or until the day of the performance
 * begins, if that is sooner. On that day itself they may choose until the performance begins.
 *
 * @param given what the house has said instead: RFC 3339, or a local time of the hall
 * @param now ms since the epoch
 * @returns RFC 3339 in the zone of the hall
 */
export function choiceEnd(
  given: string | undefined,
  showing: { readonly title: string; readonly startsAt: string; readonly timeZone: string | null },
  now: number,
): string | Refused {
  const { title, startsAt, timeZone } = showing
  const start = msOf(startsAt)
  const zone = timeZone ?? startsAt.slice(-6)
  if (given !== undefined) {
    const end = startIn(given, timeZone)
    if ('refusal' in end) return end
    return end.ms > now && end.ms <= start
      ? end.startsAt
      : refuse('choice-end-wrong', { title, until: end.startsAt, startsAt })
  }
  const day = startOfDay(start, zone)
  // Whole seconds, as the times of performances.
  const week = Math.floor((now + WEEK_MS) / 1000) * 1000
  return momentInZone(day > now ? Math.min(week, day) : start, zone)
}
