import { MAX_PLACES } from '@outerpark/core/names'
import { usage } from '../failure.ts'

/**
 * The ids of seats, and of seats whose numbers follow each other in a row: `1F/8/11,1F/8/13-16` or, where a row has odd and even
 * numbers apart, `1F/8/1-9/2`.
 *
 * @throws Failure `usage` if a range has more seats than a booking may choose
 */
export const seatIds = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap(inRange)

/** The seats of a range. Anything else stays as it is: the box office knows which seats there are. */
function inRange(part: string): readonly string[] {
  const found = /^(.+\/)(\d{1,4})-(\d{1,4})(?:\/([1-9]\d?))?$/.exec(part)
  if (!found) return [part]
  const [, row = '', first = '', last = '', each = '1'] = found
  const [from, to, step] = [Number(first), Number(last), Number(each)]
  const count = Math.floor(Math.abs(to - from) / step) + 1
  if (count > MAX_PLACES) throw usage(({ inputs }) => inputs.rangeOfSeats(part, MAX_PLACES))
  const direction = to < from ? -step : step
  return Array.from({ length: count }, (_, n) => `${row}${from + n * direction}`)
}
