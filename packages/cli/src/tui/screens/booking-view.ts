import type { ReservationResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import { hallTime, seatsText } from '@outerpark/core/names'
import { entryWords, type Reader } from '@outerpark/core/words'
import type { MyPage } from '../../client/mypage.ts'
import { clockTime } from '../../text/time.ts'
import { wrap } from '../../text/width.ts'
import { fill, line } from '../parts/line.ts'
import type { Meaning } from '../style.ts'
import type { View } from '../view.ts'
import { isDeferred, stepPieces } from './steps.ts'

type Booking = MyPage['reservations'][number]

const MEANING: Readonly<Record<ReservationResponse['status'], Meaning>> = {
  'awaiting-payment': 'warn',
  confirmed: 'good',
  cancelled: 'quiet',
  'payment-failed': 'bad',
  expired: 'bad',
}

/** A booking in one line. */
export function bookingRow(
  booking: Booking,
  isSelected: boolean,
  { paint, language, words, size }: View,
): string {
  const { title, startsAt, status } = booking
  const is = isDeferred(booking) ? words.mypage.steps.deferred : words.mypage.status[status]
  const shown = fill(is, 18)
  const seats = fill(seatsText(booking, language), 12)
  const wide = size.columns - 2 - 23 - 13 - 18
  const plain = `${isSelected ? '▸' : ' '} ${fill(hallTime(startsAt, { language }), 22)} ${fill(title, wide - 1)} ${seats} `
  return isSelected
    ? paint('selected', fill(plain + shown, size.columns))
    : `${plain}${paint(MEANING[status], shown)}`
}

/** What is known of a booking: what it is, how far it has come, and what happened to it, as much as fits. */
export function bookingLines(
  booking: Booking,
  view: View,
  room: number,
  reader: Reader = 'customer',
): string[] {
  const { paint, language, size } = view
  const { id, title, venue, amount, timeline } = booking
  const money = formatMoney(amount, language)
  const head = [
    line(paint, size.columns, ['strong', title], `  ${venue}  ${money}  `, ['quiet', id]),
    line(paint, size.columns, ...stepPieces(booking, view)),
    '',
  ]
  // The notices stand in the timeline too; the same text by another channel is left out.
  const entries = timeline.map((entry) => ({
    ...entry,
    text: entryWords(language, entry, booking, reader),
  }))
  const told = entries.filter(
    ({ type, text }, i) =>
      type !== 'NoticeSent' || entries.findIndex((each) => each.text === text) === i,
  )
  const fits = Math.max(0, room - head.length)
  return [...head, ...latest(told, view, fits)].slice(0, room)
}

type Told = { readonly at: string; readonly text: string }

/** The latest entries, as many as there is room for, and above them how many came before. */
function latest(entries: readonly Told[], view: View, rows: number): string[] {
  const { paint, words } = view
  const all = latestIn(entries, view, rows)
  if (all.left === 0 || rows < 2) return all.lines
  const { lines, left } = latestIn(entries, view, rows - 1)
  return [paint('quiet', words.frame.moreAbove(left)), ...lines]
}

/** Whole entries from the latest back, and how many are left out. A text that is wider than its line goes on below. */
function latestIn(entries: readonly Told[], { paint, size }: View, rows: number) {
  const lines: string[] = []
  let left = entries.length
  for (const { at, text } of entries.toReversed()) {
    const when = `${clockTime(at).slice(5, 16)}  `
    const [first = '', ...more] = wrap(text, size.columns - when.length)
    const entry = [
      paint('quiet', when) + first,
      ...more.map((each) => ' '.repeat(when.length) + each),
    ]
    const fits = lines.length + entry.length <= rows
    if (!fits && lines.length > 0) break
    lines.unshift(...entry.slice(0, rows))
    left -= 1
    if (!fits) break
  }
  return { lines, left }
}

/** What somebody whose payment has to wait wants to know: that the seats are theirs, and that there is nothing to do. */
export const waitingLines = (booking: Booking, { paint, size, words }: View): string[] =>
  isDeferred(booking)
    ? [...wrap(words.mypage.waits, size.columns).map((each) => paint('warn', each)), '']
    : []
