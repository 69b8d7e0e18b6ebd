import { type Line, type LineDiscount, sharedOut } from '../kernel/index.ts'
import type { Discount, DiscountTerms } from './discount.ts'

const WHOLE = 10_000n

/** What one discount takes off each seat, in the order of the seats. */
export type Off = { readonly discount: Discount; readonly shares: readonly number[] }

/** The seats one by one, each with its grade and the price of that grade. */
export const seatsOf = (lines: readonly Line[]): readonly Seat[] =>
  lines.flatMap(({ grade, price, seats }) =>
    Array.from({ length: seats }, () => ({ grade, price })),
  )

export type Seat = Pick<Line, 'grade' | 'price'>

/** Whether a discount is for seats of the grade. */
export const isFor = ({ grades }: DiscountTerms, grade: string): boolean =>
  grades === undefined || grades.includes(grade)

/**
 * What a discount takes off each seat. A part of the price is rounded up, in the customer's favour. An amount off the order is shared
 * out over its seats by largest remainder (domain 3.3); no seat costs less than nothing.
 */
export function offBy(discount: Discount, seats: readonly Seat[]): Off {
  const { off, most = Number.POSITIVE_INFINITY } = discount
  // The dearest first; of equal ones the first. So within a grade no seat gets more than one before it.
  const chosen = [...seats.keys()]
    .filter((at) => isFor(discount, seats[at]?.grade ?? ''))
    .sort((a, b) => (seats[b]?.price ?? 0) - (seats[a]?.price ?? 0) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b)
  const prices = chosen.map((at) => seats[at]?.price ?? 0)
  const reduced = reductions(off, prices)
  const shares = new Array<number>(seats.length).fill(0)
  for (const [n, at] of chosen.entries()) shares[at] = reduced[n] ?? 0
  return { discount, shares }
}

function reductions(off: Discount['off'], prices: readonly number[]): readonly number[] {
  if ('percent' in off) return prices.map((price) => price - partLeft(price, off.percent))
  if ('price' in off) return prices.map((price) => Math.max(0, price - off.price.amount))
  const total = prices.reduce((sum, price) => sum + price, 0)
  return sharedOut(Math.min(off.amount.amount, total), prices)
}

/** What is left of a price after a part of it, rounded down. */
const partLeft = (price: number, percent: number): number =>
  Number((BigInt(price) * (WHOLE - BigInt(percent))) / WHOLE)

export const totalOf = ({ shares }: Off): number => shares.reduce((sum, share) => sum + share, 0)

/** The lines with these discounts: seats of a grade that cost the same are one line, and keep their places. */
export function linesAfter(lines: readonly Line[], offs: readonly Off[]): readonly Line[] {
  const after: Line[] = []
  let at = 0
  for (const line of lines) {
    const first = after.length
    for (let n = 0; n < line.seats; n++, at++) {
      const seat = seatAfter(line, n, takenOff(line.price, offs, at))
      // Within a grade the price only rises from seat to seat, so equal ones are neighbours.
      const before = after.at(-1)
      if (before && after.length > first && before.price === seat.price)
        after[after.length - 1] = joined(before, seat)
      else after.push(seat)
    }
  }
  return after
}

/** What each discount takes off a seat. Together they take no more than its price. */
function takenOff(price: number, offs: readonly Off[], at: number): readonly LineDiscount[] {
  let left = price
  return offs.flatMap(({ discount, shares }) => {
    const amount = Math.min(left, shares[at] ?? 0)
    left -= amount
    const { id, name, code, proof } = discount
    return amount === 0
      ? []
      : [{ id, name, amount, ...(code && { code }), ...(proof && { proof }) }]
  })
}

/** One seat of a line. A seat that costs nothing has no booking fee. */
function seatAfter(line: Line, n: number, discounts: readonly LineDiscount[]): Line {
  const { places, fee, ...alike } = line
  const price = discounts.reduce((left, { amount }) => left - amount, line.price)
  const place = places?.[n]
  return {
    ...{ ...alike, seats: 1, price },
    ...(place !== undefined && { places: [place] }),
    ...(fee && price > 0 && { fee }),
    ...(discounts.length > 0 && { discounts }),
  }
}

const joined = (a: Line, b: Line): Line => ({
  ...{ ...a, seats: a.seats + b.seats },
  ...(a.places && { places: [...a.places, ...(b.places ?? [])] }),
})
