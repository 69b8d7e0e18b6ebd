import { type Refused, refuse } from '../kernel/index.ts'
import {
  momentInZone,
  momentsIn,
  momentText,
  offsetAt,
  offsetText,
  readMoment,
} from '../names/index.ts'

/** When a performance begins: ms since the epoch, and the text with the hall's offset. */
export type Start = { readonly ms: number; readonly startsAt: string }

/** Moments from `from` to `to`, both included, in ms since the epoch. */
export type TimeRange = { readonly from: number; readonly to: number }

const MINUTE = 60_000
const DAY = 1440 * MINUTE

/**
 * The zone of a new musical: the one that was given. Otherwise the zone of the box office, if all times are local or have
 * its offset; otherwise the offset that all of them have. Null if they differ, or if there is none.
 */
export function hallZone(
  given: string | undefined,
  times: readonly string[],
  fallback: string,
): string | null {
  if (given !== undefined) return given
  const moments = times.flatMap((text) => readMoment(text) ?? [])
  if (moments.length === 0) return null
  const fixed = moments.flatMap(({ clock, offset }) =>
    offset === undefined ? [] : [{ offset, ms: clock - offset * MINUTE }],
  )
  if (fixed.every(({ offset, ms }) => offsetAt(fallback, ms) === offset)) return fallback
  const [offset, ...others] = new Set(fixed.map((each) => each.offset))
  return offset === undefined || others.length > 0 ? null : offsetText(offset)
}

/**
 * Reads the time of a performance in the zone of its hall. Without a zone it keeps its own offset.
 *
 * @returns a refusal if the clocks of the hall never show that time, or show it twice
 */
export function startIn(text: string, zone: string | null): Start | Refused {
  const moment = readMoment(text)
  if (!moment) throw new RangeError(`${text} is not a moment.`)
  if (zone === null) {
    const { clock, offset } = moment
    if (offset === undefined) return refuse('time-zone-needed', { time: text })
    const ms = clock - offset * MINUTE
    return { ms, startsAt: momentText(ms, offset) }
  }
  const [ms, again] = momentsIn(moment, zone)
  if (ms === undefined) return refuse('local-time-skipped', { time: text, timeZone: zone })
  if (again !== undefined)
    return refuse('local-time-ambiguous', {
      time: text,
      timeZone: zone,
      either: [momentInZone(ms, zone), momentInZone(again, zone)],
    })
  return { ms, startsAt: momentInZone(ms, zone) }
}

/** The times at which such a performance can begin. A local time is less than a day away from the same time in UTC. */
export function rangeOf(text: string): TimeRange {
  const { clock = 0, offset } = readMoment(text) ?? {}
  if (offset === undefined) return { from: clock - DAY, to: clock + DAY }
  const ms = clock - offset * MINUTE
  return { from: ms, to: ms }
}
