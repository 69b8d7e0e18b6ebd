import type { ReservationResponse } from '@outerpark/core/contract'
import { formatMoney, grouped, type Money, times } from '@outerpark/core/kernel'
import { type SeatsSaid, seatsText as seatsIn } from '@outerpark/core/names'
import { language, words } from '../words/words.ts'

/** An amount in the convention of the reader: `₩66,000`, in Korean `66,000원`. */
export const moneyText = (money: Money): string =>
  language() === 'ko' && money.currency === 'KRW'
    ? `${grouped(money.amount)}원`
    : formatMoney(money)

/** The seats of a booking in the language of the reader: `2 × R`, in Korean `R석 2매`. */
export const seatsText = (booking: SeatsSaid): string => seatsIn(booking, language())

/** The seats that a reservation has now, after cancels of some. */
export const seatsNow = ({ left, ...booking }: SeatsSaid & { readonly left?: Left }): string =>
  seatsText(left ? { grade: null, ...left } : booking)

type Left = Pick<SeatsSaid, 'seats' | 'lines'> | undefined

type Line = ReservationResponse['lines'][number]

/** What the seats of a line cost, with their booking fees. */
export const costOf = ({ price, seats, fee }: Line): number =>
  (price.amount + (fee?.amount ?? 0)) * seats

/** What seats cost, line by line: the price, the discounts that are in it, and the booking fees. */
export function pricesText(lines: readonly Line[]): readonly string[] {
  const { refunds } = words()
  const fees = lines.reduce((sum, { fee, seats }) => sum + (fee?.amount ?? 0) * seats, 0)
  const currency = lines[0]?.price.currency ?? 'KRW'
  return [
    ...lines.flatMap((line) => [
      `${seatsText(line)}, ${moneyText(times(line.price, line.seats))}`,
      ...(line.discounts ?? []).map((each) => `  ${discountText(each, line.seats)}`),
    ]),
    ...(fees > 0 ? [refunds.fees(moneyText({ amount: fees, currency }))] : []),
  ]
}

/** `student −30%, code SPRING: −₩60,000; bring your student card` */
function discountText({ name, code, proof, amount }: Discount, seats: number): string {
  const { refunds } = words()
  const off = refunds.discount(name, code, moneyText(times(amount, seats)))
  return proof === undefined ? off : `${off}; ${refunds.bringProof(refunds.proofs[proof])}`
}

type Discount = NonNullable<Line['discounts']>[number]
