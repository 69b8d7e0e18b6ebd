import { offsetAt, offsetText, timesIn } from './time-zone.ts'

// RFC 3339, and two shorter forms that people type: without seconds, and without an offset.
const DATE = '(\\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])'
const TIME = '([01]\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d|60)(?:\\.\\d{1,9})?)?'
const OFFSET = '(?:([Zz])|([+-])([01]\\d|2[0-3]):([0-5]\\d))?'

/**
 * The text of a moment: RFC 3339, e.g. `2027-01-05T19:30:00.000+09:00`. Seconds may be left out. Without an offset it is the
 * local time of the hall.
 */
export const MOMENT = new RegExp(`^${DATE}[Tt ]${TIME}${OFFSET}$`)

/** A moment as it was written. */
export type Moment = {
  /** the time on the clock, as if it were UTC, in ms since the epoch; a fraction of a second is cut off */
  readonly clock: number
  /** minutes ahead of UTC; undefined for a local time */
  readonly offset: number | undefined
}

/**
 * Reads the text of a moment. Returns undefined for any other text, and for a day that does not exist. A leap second is
 * taken where the calendar can have one, and is the second after it: no clock here shows a 60.
 */
export function readMoment(text: string): Moment | undefined {
  const found = MOMENT.exec(text)
  if (!found) return undefined
  const [, year, month, day, hour, minute, second = '00', z, sign, hours, minutes] = found
  const clock = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`)
  // In another offset these would have a fifth digit, or a sign.
  if (year === '0000' || year === '9999') return undefined
  // Date would read 30 February as 2 March.
  if (!new Date(clock).toISOString().startsWith(`${year}-${month}-${day}`)) return undefined
  const ahead = Number(hours) * 60 + Number(minutes)
  const offset = z ? 0 : sign === undefined ? undefined : sign === '-' ? 0 - ahead : ahead
  if (second === '60' && !isEndOfUtcDay(clock, offset)) return undefined
  return { clock: clock + Number(second) * 1000, offset }
}

/**
 * The moment of a text with an offset, in ms since the epoch. Unlike a time of a hall, it keeps the fraction of its second.
 * Undefined for any other text.
 */
export function momentMs(text: string): number | undefined {
  const { clock, offset } = readMoment(text) ?? {}
  if (clock === undefined || offset === undefined) return undefined
  const [, fraction = ''] = /\.(\d+)/.exec(text) ?? []
  return clock - offset * MINUTE + Number(fraction.padEnd(3, '0').slice(0, 3))
}

const MINUTE = 60_000
const DAY = 1440 * MINUTE

const isEndOfUtcDay = (clock: number, offset: number | undefined) =>
  offset !== undefined && (clock - offset * MINUTE + MINUTE) % DAY === 0

/** Whether the text is a moment of RFC 3339 or one of the shorter forms. */
export const isMoment = (text: string): boolean => readMoment(text) !== undefined

/** The one form in which times of a hall are kept and shown: RFC 3339 with seconds, in the hall's offset. */
export function momentText(ms: number, offset: number): string {
  return new Date(ms + offset * MINUTE).toISOString().slice(0, 19) + offsetText(offset)
}

/** The moments that a text can mean in a zone: one, none in the hour that the clocks skip, two in the repeated hour. */
export function momentsIn({ clock, offset }: Moment, zone: string): readonly number[] {
  return offset === undefined ? timesIn(clock, zone) : [clock - offset * MINUTE]
}

/** The moment in the form of {@link momentText}: with the zone's offset, or without a zone in its own. */
export function momentInZone(ms: number, zone: string): string {
  return momentText(ms, offsetAt(zone, ms))
}

/** The text of an older version, such as `2027-01-05T19:30Z`, in the form of {@link momentText}. Another text stays. */
export function canonicalMoment(text: string): string {
  const { clock, offset } = readMoment(text) ?? {}
  if (clock === undefined || offset === undefined) return text
  return momentText(clock - offset * MINUTE, offset)
}
