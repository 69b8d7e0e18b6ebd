import type { ReservationResponse } from '@outerpark/core/contract'
import { hallTime, seatsText } from '@outerpark/core/names'
import type { MyPage } from '../../client/mypage.ts'
import { widthOf } from '../../text/width.ts'
import { fill } from '../parts/line.ts'
import { seatsWithin } from '../parts/seats.ts'
import type { Meaning } from '../style.ts'
import type { View } from '../view.ts'
import { seatsLeft } from './gone.ts'
import { isDeferred } from './steps.ts'

type Booking = MyPage['reservations'][number]

const MEANING: Readonly<Record<ReservationResponse['status'], Meaning>> = {
  'awaiting-payment': 'warn',
  confirmed: 'good',
  cancelled: 'quiet',
  'payment-failed': 'bad',
  expired: 'bad',
}

/** The mark, the time, the state, and the gaps beside title and seats. */
const BESIDE = 2 + 23 + 18 + 2
const LEAST_TITLE = 12
const MOST_TITLE = 48
const LEAST_SEATS = 12

/** How many columns the titles and the seats of a list take. */
export type Columns = { readonly title: number; readonly seats: number }

/** What the longest of each needs, up to a limit and to the room there is. The seats of several grades take it first. */
export function columnsOf(
  all: readonly Booking[],
  { size, language }: Pick<View, 'size' | 'language'>,
): Columns {
  const longest = (least: number, texts: readonly string[]) =>
    Math.max(least, ...texts.map(widthOf))
  const room = size.columns - BESIDE
  // One blank more, so that the state does not read as one of the seats.
  const wanted = longest(
    LEAST_SEATS,
    all.map((each) => `${seatsText(seatsLeft(each), language)} `),
  )
  const seats = Math.max(LEAST_SEATS, Math.min(wanted, room - LEAST_TITLE, MOST_TITLE))
  const title = longest(
    LEAST_TITLE,
    all.map((each) => each.title),
  )
  return { title: Math.min(room - seats, title, MOST_TITLE), seats }
}

/** A booking in one line. */
export function bookingRow(
  booking: Booking,
  { isSelected, columns }: { readonly isSelected: boolean; readonly columns: Columns },
  { paint, language, words, size }: View,
): string {
  const { title, startsAt, status } = booking
  const is = isDeferred(booking) ? words.mypage.steps.deferred : words.mypage.status[status]
  const shown = fill(is, 18)
  const seats = fill(seatsWithin(seatsLeft(booking), columns.seats, language), columns.seats)
  const plain = `${isSelected ? '▸' : ' '} ${fill(hallTime(startsAt, { language }), 22)} ${fill(title, columns.title)} ${seats} `
  return isSelected
    ? paint('selected', fill(plain + shown, size.columns))
    : `${plain}${paint(MEANING[status], shown)}`
}

/**
 * The line below a list of bookings. It tells of newer ones above the part that is shown: the cursor stays on its booking when others
 * come.
 */
export function ruleBelow(hidden: number, { paint, size, words }: View): string {
  const told = hidden > 0 ? ` ${words.frame.newerAbove(hidden)} ─` : ''
  return paint('quiet', `${'─'.repeat(size.columns - widthOf(told))}${told}`)
}
