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

/** The same with the places of the seats, if they have numbers: `2 × VIP (1F/8/11, 1F/8/12)`. */
export function placedText(booking: SeatsSaid & Places): string {
  const lines: readonly (SeatsSaid & Places)[] = booking.lines ?? [booking]
  if (lines.every(({ places }) => places === undefined)) return seatsText(booking)
  return lines.map((line) => `${seatsText(line)} (${(line.places ?? []).join(', ')})`).join(' + ')
}

type Places = { readonly places?: readonly string[] | undefined }
