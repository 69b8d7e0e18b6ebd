import { formatMoney, times } from '@outerpark/core/kernel'
import { seatsText } from '@outerpark/core/names'
import { wrap } from '../../text/width.ts'
import { fill, line } from '../parts/line.ts'
import { clock } from '../text.ts'
import type { View } from '../view.ts'
import type { WantedLine } from './book-lines.ts'
import type { HeldSeats } from './book-state.ts'

/**
 * The rows of the form for seats that were chosen on the plan: which they are, what those of each grade cost, and how long they are held.
 * @param label the columns before what is filled in
 * @param isForm whether they are still to be booked
 */
export function heldRows(
  held: HeldSeats,
  prices: readonly WantedLine[],
  { label, isForm }: { readonly label: number; readonly isForm: boolean },
  { paint, size, words, language, now }: View,
): readonly string[] {
  const named = (first: boolean, name: string) => fill(first ? `  ${name}` : '', label)
  const seats = held.lines.flatMap((each, n) => {
    const price = prices[n]?.price
    const cost = price ? `  ${formatMoney(times(price, each.seats), language)}` : ''
    const texts = wrap(
      `${seatsText({ ...each, lines: [each] }, language)}${cost}`,
      size.columns - label,
    )
    return texts.map((text, k) =>
      line(paint, size.columns, named(n === 0 && k === 0, words.book.seats), ['accent', text]),
    )
  })
  if (!isForm) return seats
  const left = Date.parse(held.until) - now
  const time: readonly string[] = [
    line(
      paint,
      size.columns,
      named(true, words.book.held),
      left > 0 ? clock(left) : (['warn', words.book.heldOver] as const),
    ),
  ]
  return [...seats, ...time]
}
