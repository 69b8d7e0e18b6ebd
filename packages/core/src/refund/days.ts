import { offsetAt, timesIn } from '../names/index.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** 1 January 1970 was a Thursday. */
const SATURDAY = 2

/** The calendar day of a moment (ms since the epoch) in the zone: the number of days since 1 January 1970. */
export const dayOf = (ms: number, zone: string): number =>
  Math.floor((ms + offsetAt(zone, ms) * MINUTE_MS) / DAY_MS)

/** How many calendar days are left from one moment to another. It does not depend on hours or on a change of the clocks. */
export const daysBetween = (from: number, to: number, zone: string): number =>
  dayOf(to, zone) - dayOf(from, zone)

/**
 * The moment at which the clocks of the zone show a time of a day. If they show it twice, the first one. If they skip it, the moment of
 * the change.
 *
 * @param day as {@link dayOf} counts it
 * @param minute minutes after midnight
 * @returns ms since the epoch
 */
export function momentOf(day: number, minute: number, zone: string): number {
  const clock = day * DAY_MS + minute * MINUTE_MS
  const [first] = timesIn(clock, zone)
  if (first !== undefined) return first
  // No zone skips more than a day. Before the change its clocks are behind, so this is the first minute after it.
  let ms = clock - offsetAt(zone, clock - DAY_MS) * MINUTE_MS - DAY_MS
  while (ms + offsetAt(zone, ms) * MINUTE_MS < clock) ms += MINUTE_MS
  return ms
}

/** When the day of a moment begins (both ms since the epoch). */
export const startOfDay = (ms: number, zone: string): number => momentOf(dayOf(ms, zone), 0, zone)

export const isSaturday = (day: number): boolean => ((day % 7) + 7) % 7 === SATURDAY
