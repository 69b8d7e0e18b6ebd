import type { CancellationResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import { hallTime, seatsText } from '@outerpark/core/names'
import type { MyPage } from '../../client/mypage.ts'
import { widthOf, wrap } from '../../text/width.ts'
import { fill, line } from '../parts/line.ts'
import { windowOf } from '../parts/list.ts'
import type { Meaning } from '../style.ts'
import { refusalText } from '../text.ts'
import type { View } from '../view.ts'
import { chosenSaid, isAll, isDivisible, isNone, type SeatRow, seatRows } from './cancel-rows.ts'
import type { CancelAsked, Quoted } from './cancel-state.ts'
import { shortened, stepLines } from './refund-steps.ts'
import { rulesText } from './refund-words.ts'

type Booking = MyPage['reservations'][number]

/** What the question is about, and how many rows it has at most. */
type About = {
  readonly asked: CancelAsked
  readonly booking: Booking
  readonly quoted: Quoted
  readonly rows: number
  /** lines below the seats: what else is to be decided */
  readonly choice?: readonly string[]
  /** what to do after a refusal, if not what it says itself */
  readonly hint?: string | undefined
  /** whether the cursor is on the seats */
  readonly isOnSeats?: boolean
  /** what stands in the place of the question: how it is asked on behalf, or what has to be written first */
  readonly ask?: ((what: string) => string) | undefined
}

/** The question before a cancel: the booking, its seats to choose from, what goes back now and later, and what Enter does. */
export function cancelLines(about: About, view: View): string[] {
  const { asked, booking, quoted } = about
  const { paint, size, language } = view
  const rows = seatRows(booking, asked.stays)
  const head = [
    line(paint, size.columns, ['strong', booking.title], `  ${booking.venue}  `, [
      'quiet',
      booking.id,
    ]),
    line(paint, size.columns, hallTime(booking.startsAt, { language })),
    '',
  ]
  const end = endLines(about, rows, view)
  const choice = about.choice?.length ? [...about.choice, ''] : []
  const back = backLines(quoted, view)
  const later = quoted.is === 'known' ? laterLines(quoted.quote, asked.isByStaff, view) : []
  const room = about.rows - head.length - end.length - back.length - choice.length - 1
  const isChoice = isDivisible(booking)
  // A single row needs no mark, unless the cursor can go elsewhere.
  const isMarked = about.isOnSeats ?? rows.length > 1
  const cursor = { at: asked.at, isMarked }
  const most = isChoice ? Math.min(rows.length + 1, Math.max(3, room - later.length)) : 0
  const seats = isChoice ? [...choiceLines(rows, cursor, most - 1, view), ''] : []
  const left = Math.max(1, room - seats.length)
  const lines = [
    ...head,
    ...seats,
    ...choice,
    ...back,
    ...shortened(later, left, view, asked.from),
    '',
    ...end,
  ]
  // The smallest terminal has no room for air.
  return lines.length > about.rows ? lines.filter((each) => each !== '') : lines
}

function choiceLines(
  rows: readonly SeatRow[],
  { at, isMarked }: { readonly at: number; readonly isMarked: boolean },
  height: number,
  view: View,
): string[] {
  const { paint, size, words, language } = view
  const { from, to } = windowOf(rows.length, Math.max(0, at), Math.max(1, height), 0)
  const names = rows.map((row) => nameOf(row, view))
  const width = Math.max(...names.map(widthOf))
  return rows.slice(from, to).map((row, i) => {
    const isSelected = from + i === at && isMarked
    const name = fill(names[from + i] ?? '', width)
    const price = formatMoney(row.price, language)
    const count = row.place ? '' : `  ‹ ${words.cancel.of(row.seats, row.most)} ›`
    const sign = row.place ? `[${row.seats > 0 ? 'x' : ' '}] ` : ''
    const stays = row.seats === 0 ? `  ${words.cancel.stays}` : ''
    const others = i === 0 && from > 0 ? `  ↑ ${from}` : ''
    const more = from + i === to - 1 && to < rows.length ? `  ↓ ${rows.length - to}` : ''
    const text = ` ${isSelected ? '▸' : ' '} ${sign}${name}${count}  ${price}${stays}${others}${more}`
    return isSelected
      ? paint('selected', fill(text, size.columns))
      : line(paint, size.columns, [row.seats === 0 ? 'quiet' : 'plain', text])
  })
}

function nameOf({ grade, place }: SeatRow, { words }: View): string {
  if (!place) return grade
  const [level = '', row = '', number = ''] = place.split('/')
  return `${words.cancel.seat(level, row, number)}  ${grade}`
}

const painted = ({ paint, size }: View, meaning: Meaning, text: string): string[] =>
  wrap(text, size.columns).map((each) => paint(meaning, each))

/** What goes back, or why nobody knows. */
function backLines(quoted: Quoted, view: View): string[] {
  const { cancel } = view.words
  switch (quoted.is) {
    case 'none':
      return []
    case 'asking':
      return painted(view, 'quiet', cancel.asking)
    case 'silent':
      return painted(view, 'bad', `✗ ${cancel.noAnswer(refusalText(quoted.why))}`)
    case 'refused':
      return painted(view, 'bad', `✗ ${quoted.why.detail}`)
    case 'known':
      return [
        ...changedLines(quoted, view),
        ...painted(view, 'strong', sumText(quoted.quote, view)),
      ]
  }
}

function changedLines({ quote, before }: Quoted & { readonly is: 'known' }, view: View): string[] {
  if (!before) return []
  const [was = '', now = ''] = [before, quote.expectedRefund].map((each) =>
    formatMoney(each, view.language),
  )
  return painted(view, 'warn', `! ${view.words.cancel.changed(was, now)}`)
}

function sumText({ paid, refund, kept, lines }: CancellationResponse, view: View): string {
  const { words, language } = view
  if (paid.amount === 0) return words.cancel.nothing
  const [back, keeps] = [formatMoney(refund, language), formatMoney(kept, language)]
  if (kept.amount === 0) return words.cancel.back(back)
  const rules = rulesText(
    lines.flatMap(({ rule }) => rule ?? []),
    words,
  )
  return refund.amount === 0
    ? words.cancel.nothingBack(keeps, rules)
    : words.cancel.partBack(back, keeps, rules)
}

/** Until when the sum holds, and what goes back later. */
function laterLines(quote: CancellationResponse, isByStaff: boolean, view: View): string[] {
  const { words, language, now: ms } = view
  const { schedule, paid, startsAt } = quote
  if (paid.amount === 0 || (isByStaff && schedule.length === 0)) return []
  // Without a policy everything goes back until the performance begins.
  const [now = { until: startsAt }, ...later] = schedule
  if (Date.parse(now.until) < ms) return []
  const until = hallTime(now.until, { language })
  const last = isByStaff ? [] : painted(view, 'plain', words.cancel.last)
  return later.length === 0
    ? [...painted(view, 'plain', words.cancel.holds(until)), ...last]
    : [...painted(view, 'plain', words.cancel.holdsThen(until)), ...stepLines(later, view), ...last]
}

/** What Enter and Escape do. */
function endLines(
  { asked, quoted, ask, hint }: About,
  rows: readonly SeatRow[],
  view: View,
): string[] {
  const { words, language } = view
  const { cancel } = words
  if (isNone(rows)) return painted(view, 'warn', cancel.none)
  if (quoted.is === 'refused')
    return painted(view, 'plain', hint ?? quoted.why.hint ?? cancel.refused)
  if (quoted.is !== 'known' && quoted.is !== 'none') return []
  if (quoted.is === 'known' && quoted.before) return painted(view, 'warn', cancel.goOn)
  const what = seatsText(chosenSaid(rows), language)
  const text =
    ask?.(what) ?? (isAll(rows) ? cancel.ask(asked.id, what) : cancel.askSome(asked.id, what))
  return painted(view, 'warn', text)
}
