import { formatMoney, isOver } from '@outerpark/core/kernel'
import { hallTime, seatsText } from '@outerpark/core/names'
import { entryWords, type Reader } from '@outerpark/core/words'
import type { MyPage } from '../../client/mypage.ts'
import { clockTime } from '../../text/time.ts'
import { wrap } from '../../text/width.ts'
import { type Block, scrolled } from '../parts/blocks.ts'
import { line } from '../parts/line.ts'
import { seatsWithCosts, seatsWithin } from '../parts/seats.ts'
import { wrapUnbroken } from '../parts/unbroken.ts'
import type { View } from '../view.ts'
import type { Columns } from './booking-row.ts'
import { seatsLeft } from './gone.ts'
import { isDeferred, stepPieces } from './steps.ts'

type Booking = MyPage['reservations'][number]

type Room = {
  readonly rows: number
  /** of the row of the booking in the list */
  readonly columns: Columns
  readonly reader?: Reader
}

/**
 * What is known of a booking: what it is, how far it has come, and what happened to it, as much as fits. Its seats are in its row of
 * the list, and here only if that has no room for those of all grades.
 */
export function bookingLines(
  booking: Booking,
  view: View,
  { rows, columns, reader = 'customer' }: Room,
): string[] {
  const { size, language } = view
  const said = seatsLeft(booking)
  const isCut = seatsWithin(said, columns.seats, language) !== seatsText(said, language)
  const seats = isCut ? wrapUnbroken(seatsWithCosts(said, language), size.columns) : []
  const head = headLines(booking, view, seats)
  const fits = Math.max(0, rows - head.length)
  return [...head, ...latest(storyBlocks(booking, view, reader), view, fits)].slice(0, rows)
}

/** What a booking is, with these lines about its seats, and how far it has come. */
function headLines(booking: Booking, view: View, seats: readonly string[]): string[] {
  const { paint, language, size } = view
  const { id, title, venue, amount } = booking
  const money = formatMoney(amount, language)
  return [
    line(paint, size.columns, ['strong', title], `  ${venue}  ${money}  `, ['quiet', id]),
    ...seats,
    ...goneLines(booking, view),
    ...choiceLines(booking, view),
    line(paint, size.columns, ...stepPieces(booking, view)),
    '',
  ]
}

/** Whether seats of it were cancelled and others not, or not all of the money goes back. */
const isPartlyGone = ({ left, kept }: Booking): boolean => left !== undefined || kept !== undefined

/** What is left of a booking whose seats were cancelled, or not for all of the money: seats left, what is kept, what went back. */
function goneLines(
  booking: Booking,
  { paint, size, words, language }: Pick<View, 'paint' | 'size' | 'words' | 'language'>,
): string[] {
  const { status, seats, left, kept, refunded } = booking
  if (!isPartlyGone(booking)) return []
  const texts = [
    ...(left && status !== 'cancelled' ? [words.mypage.left(left.seats, seats)] : []),
    ...(refunded ? [words.mypage.refunded(formatMoney(refunded, language))] : []),
    ...(kept ? [words.mypage.kept(formatMoney(kept, language))] : []),
  ]
  return [line(paint, size.columns, texts.join('  ·  '))]
}

/** Until when a cancel gives everything back, because the performance was moved or changed; no line once that is over. */
function choiceLines({ status, choice }: Booking, view: View): string[] {
  const { paint, size, words, language, now } = view
  if (choice === undefined || isOver(status) || Date.parse(choice) <= now) return []
  const until = hallTime(choice, { language, zone: 'always' })
  return [line(paint, size.columns, ['warn', words.mypage.mayChoose(until)])]
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

/** What happened last to a booking, as much as fits. */
export const latestLines = (
  booking: Booking,
  view: View,
  { rows, reader }: { readonly rows: number; readonly reader: Reader },
): string[] => latest(storyBlocks(booking, view, reader), view, rows)

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

/** The title, the steps and a blank line above the history of a booking; its seats, and what has gone of them, take more. */
const HEAD_ROWS = 3

/** When a booking is for, and its seats, above its history. */
const seatsLines = (booking: Booking, { size, language }: Pick<View, 'size' | 'language'>) =>
  wrapUnbroken(
    `${hallTime(booking.startsAt, { language })}  ${seatsWithCosts(seatsLeft(booking), language)}`,
    size.columns,
  )

/** The rows of the whole history of a booking, below what it is. */
export function historyRows(booking: Booking, view: Pick<View, 'size' | 'language'>): number {
  const gone = isPartlyGone(booking) ? 1 : 0
  return Math.max(2, view.size.rows - HEAD_ROWS - gone - seatsLines(booking, view).length)
}

/** A booking with its whole history, from one entry on. */
export const historyLines = (
  booking: Booking,
  from: number,
  view: View,
  reader: Reader = 'customer',
): string[] => [
  ...headLines(booking, view, seatsLines(booking, view)),
  ...scrolled(storyBlocks(booking, view, reader), { from, rows: historyRows(booking, view) }, view),
]

/** What somebody whose payment has to wait wants to know: that the seats are theirs, and that there is nothing to do. */
export const waitingLines = (booking: Booking, { paint, size, words }: View): string[] =>
  isDeferred(booking)
    ? [...wrap(words.mypage.waits, size.columns).map((each) => paint('warn', each)), '']
    : []
