import type { ReservationResponse } from '@outerpark/core/contract'
import { formatMoney, times } from '@outerpark/core/kernel'
import { type Language, type SeatsSaid, seatsText } from '@outerpark/core/names'
import { widthOf } from '../../text/width.ts'
import { unbroken, unbrokenSum } from './unbroken.ts'

/**
 * The seats of a booking in so many columns. If those of all grades do not fit, as many grades as do as a whole, and a sign that more
 * follow: `2 × VIP + …`. At least one grade, which may be wider.
 */
export function seatsWithin(booking: SeatsSaid, columns: number, language: Language): string {
  const { grade, lines = [] } = booking
  const all = seatsText(booking, language)
  if (grade !== null || widthOf(all) <= columns) return all
  for (let shown = lines.length - 1; shown > 1; shown--) {
    const text = `${seatsText({ ...booking, lines: lines.slice(0, shown) }, language)} + …`
    if (widthOf(text) <= columns) return text
  }
  return `${seatsText({ ...booking, lines: lines.slice(0, 1) }, language)} + …`
}

/**
 * The seats of a booking, and if they are of several grades what those of each cost: `2 × VIP ₩340,000 + 1 × R ₩140,000`. It is to be
 * wrapped without a break within a grade.
 */
export function seatsWithCosts(
  { grade, seats, lines }: Pick<SeatsSaid, 'grade' | 'seats'> & Pick<ReservationResponse, 'lines'>,
  language: Language,
): string {
  if (grade !== null) return unbroken(seatsText({ grade, seats }, language))
  return unbrokenSum(
    lines.map((line) => {
      const cost = formatMoney(times(line.price, line.seats), language)
      return `${seatsText(line, language)} ${cost}`
    }),
  )
}
