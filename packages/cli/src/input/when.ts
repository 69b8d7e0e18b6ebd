import { isMoment, readMoment, timeZoneName } from '@outerpark/core/names'
import { usage } from '../failure.ts'

/**
 * Checks when a performance begins: RFC 3339, or the local time of the hall without an offset. The box office reads it, as
 * only it knows the zone of the hall.
 */
export function performanceTime(text: string): string {
  if (isMoment(text)) return text
  throw usage(({ inputs }) => inputs.at(text))
}

/** Whether the box office has to read the time in the zone of the hall. */
export const isLocal = (text: string) => !/(?:z|[+-]\d\d:\d\d)$/i.test(text)

/** The zone of a hall, in the spelling of the IANA database. */
export function timeZone(text: string): string {
  const zone = timeZoneName(text)
  if (zone !== undefined) return zone
  throw usage(({ inputs }) => inputs.zone(text))
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Checks a date, such as 2027-01-05. */
export function calendarDay(flag: string) {
  return (text: string): string => {
    if (DAY.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text)) return text
    throw usage(({ sales }) => sales.badDay(flag, text))
  }
}

/**
 * One end of a range of times: a day such as 2027-01-05, or a time. Without an offset both are in the time of this machine.
 *
 * @param day which end of the day is meant: its first moment, or the first one after it
 * @returns RFC 3339
 */
export function rangeEnd(flag: string, day: 'begin' | 'end') {
  return (text: string): string => {
    const whole = DAY.test(text) ? `${text}T00:00:00` : text
    const { clock, offset } = readMoment(whole) ?? {}
    if (clock === undefined) throw usage(({ inputs }) => inputs.day(flag, text))
    if (offset !== undefined) return new Date(clock - offset * 60_000).toISOString()
    const local = new Date(clock)
    const date = local.getUTCDate() + (DAY.test(text) && day === 'end' ? 1 : 0)
    const [hour, minute] = [local.getUTCHours(), local.getUTCMinutes()]
    return new Date(local.getUTCFullYear(), local.getUTCMonth(), date, hour, minute).toISOString()
  }
}
