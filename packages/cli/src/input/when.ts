import { usage } from '../failure.ts'

const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})$/

/**
 * Parses when a performance begins: ISO 8601 with an offset, or `2027-01-05 19:30` in the time zone of this machine.
 *
 * @returns ISO 8601 with an offset, so that the local time of the hall is always known
 */
export function performanceTime(text: string): string {
  if (WITH_OFFSET.test(text) && !Number.isNaN(Date.parse(text))) return text
  const [, ...parts] = LOCAL.exec(text) ?? []
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map(Number)
  const date = new Date(year, month - 1, day, hour, minute)
  // A Date moves 30 February, and an hour that the clocks skip, to another time.
  const same =
    date.getMonth() === month - 1 &&
    date.getDate() === day &&
    date.getHours() === hour &&
    date.getMinutes() === minute
  if (parts.length > 0 && same) return `${text.replace(' ', 'T')}${offset(date)}`
  throw usage(
    `--at has to be a time such as "2027-01-05 19:30" or 2027-01-05T19:30+09:00, not "${text}".`,
  )
}

/** The offset of this machine's time zone at that date, e.g. `+09:00`. */
function offset(date: Date): string {
  const minutes = -date.getTimezoneOffset()
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`
}

const twoDigits = (number: number) => String(number).padStart(2, '0')
