import { isDeepStrictEqual } from 'node:util'
import type { Refusal } from '@outerpark/core/kernel'
import type { HoldReply } from '@outerpark/core/reservation'
import { type Held, heldPlaces } from './known.ts'
import { singleLeft, wronglyInstead } from './picks.ts'
import type { Numbered } from './places.ts'

/** What is known of a hold when a request about it is decided. */
export type HoldAsked = {
  /** what the customer holds after it */
  readonly hold: Held | undefined
  /** the hall, as though the customer held nothing */
  readonly numbered: Numbered | undefined
  /** what one seat of a grade costs now */
  readonly priceOf: (grade: string) => number | undefined
  readonly startsAt: number | undefined
  /** how long the customer has to wait for a hold (ms) */
  readonly waitMs: number
}

/** The answer to somebody who holds seats, asks for more time or looks: what they hold, at the prices of now. */
export function wronglyShown(
  reply: HoldReply,
  { hold, numbered, priceOf, startsAt }: HoldAsked,
): string | undefined {
  const said = JSON.stringify(reply)
  if (!hold || !numbered) return `nothing is held, and the answer is ${said}`
  const { until, mayExtend, currency, performanceId } = hold
  const lines = hold.lines.map(({ grade, seats, places }) => ({
    ...{ grade, seats, price: { amount: priceOf(grade) ?? 0, currency } },
    ...(places && { places }),
  }))
  const [first, second] = lines
  const due = {
    performanceId,
    grade: second ? null : first?.grade,
    seats: lines.reduce((sum, { seats }) => sum + seats, 0),
    lines,
    amount: {
      amount: lines.reduce((sum, { seats, price }) => sum + seats * price.amount, 0),
      currency,
    },
    until: new Date(until).toISOString(),
    mayExtend,
  }
  const { title: _, startsAt: __, leavesSingle, ...found } = reply
  if (!isDeepStrictEqual(found, due)) return `held is ${JSON.stringify(due)}, and said ${said}`
  const { model, free } = numbered
  const places = heldPlaces(hold)
  // After the start nothing is booked, and nobody is refused for a single seat.
  if (hold.best || (startsAt ?? 0) <= Date.now())
    return leavesSingle && `${places} are said to leave a single seat: ${said}`
  if (leavesSingle) return wronglyInstead(model, free, places, leavesSingle.instead)
  const instead = singleLeft(model, free, places)
  return instead && `${places} leave a single seat, ${instead} do not, and the answer is ${said}`
}

/** Who asks for seats holds them at the prices of now. */
export function heldAtOldPrice({ hold, priceOf }: HoldAsked): string | undefined {
  const line = hold?.lines.find(({ grade, price }) => price !== priceOf(grade))
  return line && `${line.grade} is held at ${line.price}, and costs ${priceOf(line.grade)}`
}

/** A refusal of a request about a hold is true when it is decided. */
export function wronglyRefusedHold(
  { code, params }: Refusal,
  { hold, startsAt, waitMs }: HoldAsked,
): string | undefined {
  switch (code) {
    case 'hold-again-later':
      return waitMs > 0 && params.waitMs === waitMs
        ? undefined
        : `the customer waits for ${waitMs} ms, and not for ${params.waitMs}`
    case 'performance-not-found':
      return startsAt === undefined ? undefined : 'there is such a performance'
    case 'performance-has-begun':
      return startsAt !== undefined && startsAt <= Date.now() ? undefined : 'it has not begun'
    case 'hold-not-found':
      return hold && hold.until > Date.now() ? `${heldPlaces(hold)} are held` : undefined
    case 'hold-extended-before':
      return hold && !hold.mayExtend && Date.parse(params.until) === hold.until
        ? undefined
        : `it was not extended before, or not until ${params.until}`
    default:
      return undefined
  }
}
