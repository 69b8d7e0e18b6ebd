import type { ReservationResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import { hallTime, seatsText } from '@outerpark/core/names'
import { entryWords, type Reader } from '@outerpark/core/words'
import type { MyPage } from '../../client/mypage.ts'
import { clockTime } from '../../text/time.ts'
import { widthOf, wrap } from '../../text/width.ts'
import { type Block, scrolled } from '../parts/blocks.ts'
import { fill, line } from '../parts/line.ts'
import type { Meaning } from '../style.ts'
import type { Size, View } from '../view.ts'
import { isDeferred, stepPieces } from './steps.ts'

type Booking = MyPage['reservations'][number]

const MEANING: Readonly<Record<ReservationResponse['status'], Meaning>> = {
  'awaiting-payment': 'warn',
  confirmed: 'good',
  cancelled: 'quiet',
  'payment-failed': 'bad',
  expired: 'bad',
}

/** The mark, the time, the seats and the state beside a title. */
const BESIDE_TITLE = 2 + 23 + 13 + 18
const LEAST_TITLE = 12
const MOST_TITLE = 48

/** So many columns the titles of a list take: what the longest one needs, up to a limit and to the room there is. */
export const titleColumns = (all: readonly Booking[], { size }: Pick<View, 'size'>): number => {
  const longest = Math.max(LEAST_TITLE, ...all.map(({ title }) => widthOf(title)))
  return Math.min(size.columns - BESIDE_TITLE - 1, longest, MOST_TITLE)
}

type Row = { readonly isSelected: boolean; readonly titleColumns: number }

/** A booking in one line. */
export function bookingRow(
  booking: Booking,
  { isSelected, titleColumns }: Row,
  { paint, language, words, size }: View,
): string {
  const { title, startsAt, status } = booking
  const is = isDeferred(booking) ? words.mypage.steps.deferred : words.mypage.status[status]
  const shown = fill(is, 18)
  const seats = fill(seatsText(booking, language), 12)
  const plain = `${isSelected ? '▸' : ' '} ${fill(hallTime(startsAt, { language }), 22)} ${fill(title, titleColumns)} ${seats} `
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

/** What is known of a booking: what it is, how far it has come, and what happened to it, as much as fits. */
export function bookingLines(
  booking: Booking,
  view: View,
  room: number,
  reader: Reader = 'customer',
): string[] {
  const head = headLines(booking, view)
  const fits = Math.max(0, room - head.length)
  return [...head, ...latest(storyBlocks(booking, view, reader), view, fits)].slice(0, room)
}

function headLines(booking: Booking, view: View): string[] {
  const { paint, language, size } = view
  const { id, title, venue, amount } = booking
  const money = formatMoney(amount, language)
  return [
    line(paint, size.columns, ['strong', title], `  ${venue}  ${money}  `, ['quiet', id]),
    line(paint, size.columns, ...stepPieces(booking, view)),
    '',
  ]
}

/** What happened to a booking, in the words for this reader. A text that is wider than its line goes on below. */
export function storyBlocks(
  booking: Booking,
  { paint, size, language }: Pick<View, 'paint' | 'size' | 'language'>,
  reader: Reader,
): readonly Block[] {
  const entries = booking.timeline.map((entry) => ({
    ...entry,
    text: entryWords(language, entry, booking, reader),
  }))
  // The notices stand in the timeline too; the same text by another channel is left out.
  const told = entries.filter(
    ({ type, text }, i) =>
      type !== 'NoticeSent' || entries.findIndex((each) => each.text === text) === i,
  )
  return told.map(({ at, text }) => {
    const when = `${clockTime(at).slice(5, 16)}  `
    const [first = '', ...more] = wrap(text, size.columns - when.length)
    return [paint('quiet', when) + first, ...more.map((each) => ' '.repeat(when.length) + each)]
  })
}

/** The latest blocks, as many as there is room for, and above them how many came before. */
function latest(blocks: readonly Block[], { paint, words }: View, rows: number): string[] {
  const all = latestIn(blocks, rows)
  if (all.left === 0 || (rows < 2 && all.lines.length > 0)) return all.lines
  const { lines, left } = latestIn(blocks, rows - 1)
  return [paint('quiet', words.frame.moreAbove(left)), ...lines]
}

/** Whole blocks from the latest back, and how many are left out. */
function latestIn(blocks: readonly Block[], rows: number) {
  let lines: readonly string[] = []
  let left = blocks.length
  for (const block of blocks.toReversed()) {
    if (lines.length + block.length > rows) break
    lines = [...block, ...lines]
    left -= 1
  }
  return { lines: [...lines], left }
}

/** The rows of the whole history of a booking, below what it is. */
const HEAD_ROWS = 4
export const historyRows = ({ rows }: Size): number => Math.max(2, rows - HEAD_ROWS)

/** A booking with its whole history, from one entry on. */
export function historyLines(
  booking: Booking,
  from: number,
  view: View,
  reader: Reader = 'customer',
): string[] {
  const { paint, size, language } = view
  const [title = '', steps = ''] = headLines(booking, view)
  const seats = `${hallTime(booking.startsAt, { language })}  ${seatsText(booking, language)}`
  const rows = historyRows(size)
  return [
    ...[title, line(paint, size.columns, seats), steps, ''],
    ...scrolled(storyBlocks(booking, view, reader), { from, rows }, view),
  ]
}

/** What somebody whose payment has to wait wants to know: that the seats are theirs, and that there is nothing to do. */
export const waitingLines = (booking: Booking, { paint, size, words }: View): string[] =>
  isDeferred(booking)
    ? [...wrap(words.mypage.waits, size.columns).map((each) => paint('warn', each)), '']
    : []
