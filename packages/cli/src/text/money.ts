import { formatMoney, grouped, type Money } from '@outerpark/core/kernel'
import { type SeatsSaid, seatsText as seatsIn } from '@outerpark/core/names'
import { language } from '../words/words.ts'

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
