import { hallTime, readMoment, utcText } from '@outerpark/core/names'
import { language, words } from '../words/words.ts'

/** How many minutes the clock of this machine is ahead of UTC at a moment (ms since the epoch). */
const readersOffset = (ms: number) => 0 - new Date(ms).getTimezoneOffset()

/** When a performance begins, on the clocks of its hall; with their zone if the reader's clock shows another time. */
export const showTime = (startsAt: string) =>
  hallTime(startsAt, { language: language(), zone: readersOffset })

/**
 * The title of a column of such times, and its texts. If all halls have one zone and the reader another, the title names it,
 * since a row is short.
 */
export function timeColumn(starts: readonly string[], title = words().columns.startsAt) {
  const zones = new Set(starts.map(offsetOf))
  const [zone, ...others] = zones
  if (zone === undefined || others.length > 0) return { title, show: showTime }
  const mistaken = starts.some((startsAt) => readersOffset(Date.parse(startsAt)) !== zone)
  return {
    title: mistaken ? `${title} (${utcText(zone)})` : title,
    show: (startsAt: string) => hallTime(startsAt, { language: language() }),
  }
}

/** A sentence about whose clock shows what, if the reader's shows another time than a hall's. Undefined otherwise. */
export function whoseClock(starts: readonly string[]): string | undefined {
  const mistaken = starts.some(
    (startsAt) => readersOffset(Date.parse(startsAt)) !== offsetOf(startsAt),
  )
  const zone = utcText(readersOffset(Date.now()))
  return mistaken ? words().shown.whoseClock(zone) : undefined
}

const offsetOf = (startsAt: string) => readMoment(startsAt)?.offset ?? 0
