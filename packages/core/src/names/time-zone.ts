// Time zones by their names in the IANA database, such as Asia/Seoul, or as a fixed offset, such as +09:00. The rules come
// from Node (ICU). Temporal is not used: Node 22 and 24 do not have it, and two functions are all that is needed.

const OFFSET = /^([+-])(0\d|1\d|2[0-3]):([0-5]\d)$/
const MINUTE = 60_000
/** No zone is further from UTC than this, so both ends of this time have the offsets before and after any change. */
const DAY = 24 * 60 * MINUTE

/** By zone. There are only some hundred names. */
const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * The name of the zone as the IANA database writes it: `asia/seoul` gives `Asia/Seoul`. An offset such as `+09:00` stays.
 * Undefined if there is no such zone.
 */
export function timeZoneName(text: string): string | undefined {
  if (OFFSET.test(text)) return text === '-00:00' ? '+00:00' : text
  if (!/^[A-Za-z]/.test(text)) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

/** How many minutes the zone is ahead of UTC at that moment (ms since the epoch). */
export function offsetAt(zone: string, ms: number): number {
  return fixedOffset(zone) ?? offsetBy(formatOf(zone), ms)
}

/** How many minutes the offset is ahead of UTC. Undefined if the text is no offset. */
function fixedOffset(text: string): number | undefined {
  const [, sign, hours, minutes] = OFFSET.exec(text) ?? []
  if (sign === undefined) return undefined
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
  const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const
  const made = new Intl.DateTimeFormat('en', { timeZone: zone, ...numeric, ...clock })
  formats.set(zone, made)
  return made
}

function offsetBy(format: Intl.DateTimeFormat, ms: number): number {
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const day = Date.UTC(at('year'), at('month') - 1, at('day'))
  const clock = day + ((at('hour') * 60 + at('minute')) * 60 + at('second')) * 1000
  return Math.round((clock - Math.floor(ms / 1000) * 1000) / MINUTE)
}

/**
 * The moments at which the clocks of the zone show that time: usually one, none in the hour that they skip, two in the hour
 * that they repeat.
 *
 * @param clock the time on the clock, as if it were UTC
 * @returns ms since the epoch, the earlier one first
 */
export function timesIn(clock: number, zone: string): readonly number[] {
  const offsets = new Set([offsetAt(zone, clock - DAY), offsetAt(zone, clock + DAY)])
  return [...offsets]
    .map((offset) => ({ offset, ms: clock - offset * MINUTE }))
    .filter(({ offset, ms }) => offsetAt(zone, ms) === offset)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b)
}

/** `+09:00` */
export function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`
}

const twoDigits = (number: number) => String(number).padStart(2, '0')
