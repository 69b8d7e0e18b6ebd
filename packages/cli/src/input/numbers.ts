import { MAX_AGE, MAX_PORT, MAX_PRICE, MAX_RUNNING_MINUTES, MAX_SEATS } from '@outerpark/core/names'
import { usage } from '../failure.ts'

/**
 * Parses a whole number of digits only: no sign, fraction, exponent or hexadecimal.
 *
 * @param name the option or argument, for the error, e.g. `--seats`
 */
function wholeNumber(name: string, text: string, min: number, max: number): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (number >= min && number <= max) return number
  throw usage(({ inputs }) => inputs.number(name, min, max, text))
}

export const seatCount = (text: string, name = '--seats') => wholeNumber(name, text, 1, MAX_SEATS)

/** A number of seats to book. What one booking may have is known to the box office alone, which says it. */
export function seatsToBook(text: string, name = '--seats'): number {
  const seats = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (seats >= 1 && seats <= MAX_SEATS) return seats
  throw usage(({ inputs }) => inputs.seatsToBook(name, text))
}

/** The age from which on people are let in. */
export const ageFrom = (text: string) => wholeNumber('--age', text, 0, MAX_AGE)

/** A price in the currency's smallest unit, which for the won is the won itself. Its digits may be in groups: `210,000`. */
export const price = (text: string, name = '--price') =>
  wholeNumber(name, IN_GROUPS.test(text) ? text.replaceAll(',', '') : text, 0, MAX_PRICE)

/** What staff let go back: `full`, `policy`, or an amount. */
export const refundWish = (text: string): 'full' | 'policy' | number =>
  text === 'full' || text === 'policy' ? text : price(text, '--refund')

/** Groups of three digits, as people write money. Anything else with a comma is a mistake. */
const IN_GROUPS = /^\d{1,3}(,\d{3})+$/

/** A position in the event log. 0 is before its first event. */
export const position = (text: string, name: string, min = 0) =>
  wholeNumber(name, text, min, 999_999_999_999_999)

export const port = (text: string) => wholeNumber('--port', text, 0, MAX_PORT)

export const runningMinutes = (text: string) =>
  wholeNumber('--running-minutes', text, 1, MAX_RUNNING_MINUTES)

/** A number of items of a list, or of lines of a log. */
export const count = (text: string, name = '--limit') => wholeNumber(name, text, 1, 1_000_000)

/** How many connections a load has. A process may open about so many on one address. */
export const connections = (text: string) => wholeNumber('--connections', text, 1, 10_000)
/** A version of the plan of a hall. */
export const planVersion = (text: string) => wholeNumber('--hall-version', text, 1, 999_999_999)

/** A number of things of which there may be none. */
export const wholeCount = (text: string, name: string) => wholeNumber(name, text, 0, 100_000)

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, '': 1000 }

/** Parses `60s`, `2m`, `500ms`, or seconds without a unit. Returns milliseconds. */
export function duration(text: string, name = '--timeout'): number {
  const [, digits, unit = ''] = /^(\d{1,6})(ms|s|m)?$/.exec(text) ?? []
  if (digits === undefined) throw usage(({ inputs }) => inputs.duration(name, text))
  return Number(digits) * (UNITS[unit] ?? 1000)
}
