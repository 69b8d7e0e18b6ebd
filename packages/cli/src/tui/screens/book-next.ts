import { formatMoney, isFree, times } from '@outerpark/core/kernel'
import { seatsText } from '@outerpark/core/names'
import { wrap } from '../../text/width.ts'
import { unbrokenSum, wrapUnbroken } from '../parts/unbroken.ts'
import type { Scene } from '../screen.ts'
import type { Meaning } from '../style.ts'
import { refusalText } from '../text.ts'
import type { View } from '../view.ts'
import {
  amountOf,
  choicesOf,
  isTooMany,
  linesOf,
  roomOf,
  soldOutIn,
  type WantedLine,
} from './book-lines.ts'
import { insteadLines } from './book-outcome.ts'
import { priceBefore } from './book-prices.ts'
import type { BookState } from './book-state.ts'

/** What the form says below its rows: a price that changed, or why nothing was booked, and what Enter does. */
export function nextLines(state: BookState, scene: Scene, view: View): readonly string[] {
  const lines = linesOf(state, scene)
  const news = changedLines(state, lines, view)
  if (news.length > 0) return news
  const said = refusalLines(state, scene, view)
  const next = soldOutLines(state, scene, view) ?? tooManyLines(state, view)
  return [...said, ...(said.length > 0 ? [''] : []), ...(next ?? askLines(lines, view))]
}

const painted = ({ paint, size }: View, meaning: Meaning, text: string): readonly string[] =>
  wrap(text, size.columns).map((each) => paint(meaning, each))

/** Prices that changed while the form was open: what the seats of each grade cost before and now. */
function changedLines(
  state: BookState,
  lines: readonly WantedLine[],
  view: View,
): readonly string[] {
  const { size, words, language } = view
  const changes = lines.flatMap(({ grade, seats, price }) => {
    const before = priceBefore(state, { grade, price })
    if (!before) return []
    const [was, now] = [before, price].map((each) => formatMoney(times(each, seats), language))
    return [`! ${words.book.changed(seatsText({ grade, seats }, language), was ?? '', now ?? '')}`]
  })
  if (changes.length === 0) return []
  return [
    ...changes.flatMap((text) => painted(view, 'warn', text)),
    '',
    ...wrap(words.book.goOn, size.columns),
  ]
}

/** Why the last Enter has booked nothing, and what is left instead of a grade that is full. */
function refusalLines(state: BookState, scene: Scene, view: View): readonly string[] {
  const { words } = view
  const { refusal, isFull } = state.stage.is === 'form' ? state.stage : {}
  const full = isFull && soldOutIn(linesOf(state, scene))
  const said = refusal
    ? refusalText(refusal, {
        ...{ paymentMethod: words.book.card, seats: words.book.seats, grade: words.book.grade },
      })
    : full && words.book.full(full.grade)
  if (!said) return []
  return [
    ...painted(view, 'bad', `✗ ${said}`),
    ...(full || refusal?.code === 'seats-unavailable' ? insteadLines(state, scene, view) : []),
  ]
}

/** What to do about a grade that is sold out. */
function soldOutLines(state: BookState, scene: Scene, view: View): readonly string[] | undefined {
  const { words } = view
  const full = soldOutIn(linesOf(state, scene))
  if (!full) return undefined
  const isSaid = state.stage.is === 'form' && (state.stage.isFull || state.stage.refusal)
  const isElse = choicesOf(state, scene).some(({ available }) => available > 0)
  const isAdded = full.grade !== state.grade
  const texts = [
    ...(isSaid ? [] : [words.book.full(full.grade)]),
    ...(isElse && !isAdded ? [words.book.otherGrade] : []),
    ...(isAdded || (!isElse && state.added.length > 0) ? [words.book.removeGrade(full.grade)] : []),
  ]
  return texts.length > 0 ? painted(view, 'warn', texts.join(' ')) : []
}

/** What to do if more seats are chosen than one booking may have. */
function tooManyLines(state: BookState, view: View): readonly string[] | undefined {
  const { book } = view.words
  if (!isTooMany(state)) return undefined
  const isSaid = state.stage.is === 'form' && state.stage.refusal?.code === 'too-many-seats'
  const room = roomOf(state)
  return painted(
    view,
    'warn',
    [
      ...(isSaid ? [] : [book.tooMany(state.most ?? 0)]),
      room < 1 ? book.removeGrade(state.grade) : book.fewer(room),
    ].join(' '),
  )
}

/** What Enter books, and for how much. */
function askLines(
  lines: readonly WantedLine[],
  { size, words, language }: View,
): readonly string[] {
  const total = amountOf(lines)
  if (!total) return []
  const what = unbrokenSum(lines.map((each) => seatsText(each, language)))
  const text = isFree(total)
    ? words.book.askFree(what)
    : words.book.ask(what, formatMoney(total, language))
  return wrapUnbroken(text, size.columns)
}
