import { formatMoney, isFree, type Money, times } from '@outerpark/core/kernel'
import { hallTime, seatsText } from '@outerpark/core/names'
import { widthOf } from '../../text/width.ts'
import { beside } from '../parts/beside.ts'
import { shownField } from '../parts/field.ts'
import { fill, line, type Piece } from '../parts/line.ts'
import { seatsWithin } from '../parts/seats.ts'
import type { Scene } from '../screen.ts'
import type { Drawn, View } from '../view.ts'
import { heldRows } from './book-held.ts'
import { amountOf, linesOf, type WantedLine } from './book-lines.ts'
import { nextLines } from './book-next.ts'
import { bookedLines } from './book-outcome.ts'
import { refundLines } from './book-refunds.ts'
import { type BookState, performanceOf, type Row } from './book-state.ts'

/** Before the column with what is filled in: the cursor and the names of the rows. */
const LABEL = 12

/** From that width on what goes back after a cancel stands beside the form, which has so many columns then. */
const BESIDE_FROM = 122
const FORM_COLUMNS = 78
const GAP = 2

/** The form of a booking, below it what comes of it, and what a cancel would give back: beside it, or below all if there is no room. */
export function drawBooking(state: BookState, scene: Scene, view: View): Drawn {
  const { size, isLinear } = view
  const isBeside = size.columns >= BESIDE_FROM && !isLinear
  const within = (columns: number) => ({ ...view, size: { ...size, columns } })
  const right = within(isBeside ? size.columns - FORM_COLUMNS - GAP : size.columns)
  const all = refundLines(state, scene, { view: right, rows: size.rows })
  if (all.length === 0) return drawForm(state, scene, view)
  const form = drawForm(state, scene, isBeside ? within(FORM_COLUMNS) : view)
  const { lines } = form
  if (isBeside)
    return { ...form, lines: beside(view, lines, ['', '', '', ...all], FORM_COLUMNS + GAP) }
  const below = refundLines(state, scene, { view, rows: size.rows - lines.length - 1 })
  return { ...form, lines: below.length > 0 ? [...lines, '', ...below] : lines }
}

function drawForm(state: BookState, scene: Scene, view: View): Drawn {
  const { paint, size, words, language } = view
  const performance = performanceOf(state, scene)
  const wanted = linesOf(state, scene)
  const [chosen, total] = [wanted.at(-1), amountOf(wanted)]
  if (!performance || !chosen || !total)
    return { lines: scene.snapshot.season.value ? [words.book.gone] : [] }
  const { title, venue, startsAt } = performance
  const one = (...pieces: readonly Piece[]) => line(paint, size.columns, ...pieces)
  const { row, x } = cardRow(state, scene, view)
  const isForm = state.stage.is === 'form'
  const label = (at: Row) =>
    `${state.row === at && isForm ? '▸' : ' '} ${fill(words.book[at], LABEL - 2)}`
  const above = [
    one(['strong', title]),
    one(`${hallTime(startsAt, { language })}  `, ['quiet', venue]),
    '',
    ...(state.held
      ? heldRows(state.held, wanted, { label: LABEL, isForm }, view)
      : [
          one(
            label('grade'),
            ['accent', `‹ ${chosen.grade} ›`],
            `  ${formatMoney(chosen.price, language)}  ${leftText(chosen, view)}`,
          ),
          one(label('seats'), ['accent', `‹ ${state.seats} ›`]),
          ...addedRows(wanted.slice(0, -1), isForm, view),
        ]),
  ]
  const lines = [
    ...above,
    one(label('card'), ...row),
    '',
    one(fill(`  ${words.book.total}`, LABEL), ['strong', moneyText(total, view)]),
    '',
    ...below(state, scene, view),
  ]
  return {
    lines,
    cursor: isForm && state.row === 'card' ? { x: LABEL + x, y: above.length } : undefined,
  }
}

function below(state: BookState, scene: Scene, view: View): readonly string[] {
  const { paint, size, words } = view
  if (state.stage.is === 'sending') return [line(paint, size.columns, ['warn', words.book.sending])]
  if (state.stage.is === 'booked') return bookedLines(state, scene, view)
  return nextLines(state, scene, view)
}

const moneyText = (money: Money, { words, language }: View): string =>
  isFree(money) ? words.book.free : formatMoney(money, language)

const leftText = ({ available }: WantedLine, { words }: View): string =>
  available === 0 ? words.book.soldOut : words.book.left(available)

/** So many rows the form has besides those of added grades, with a refusal below it that has three lines. */
const OTHER_ROWS = 15

/** The seats that were added: each grade in a row, or all of them in one if there are few rows. */
function addedRows(added: readonly WantedLine[], isForm: boolean, view: View): string[] {
  const { paint, size, words, language } = view
  const total = amountOf(added)
  if (!total) return []
  const named = (n: number) => fill(n === 0 ? `  ${words.book.and}` : '', LABEL)
  if (added.length > 1 && added.length > size.rows - OTHER_ROWS) {
    const money = `  ${moneyText(total, view)}`
    const room = size.columns - LABEL - widthOf(money)
    const seats = seatsWithin({ seats: 0, grade: null, lines: added }, room, language)
    return [line(paint, size.columns, named(0), ['accent', seats], money)]
  }
  const rows = added.map((each) => ({
    seats: seatsText(each, language),
    money: moneyText(times(each.price, each.seats), view),
    // The booking itself may have taken the last seats.
    full: isForm && each.available === 0 ? words.book.soldOut : '',
  }))
  const seatsWide = Math.max(...rows.map(({ seats }) => widthOf(seats)))
  const moneyWide = Math.max(...rows.map(({ money }) => widthOf(money)))
  return rows.map(({ seats, money, full }, n) =>
    line(
      paint,
      size.columns,
      ...[named(n), ['accent', fill(seats, seatsWide)] as const],
      ...[`  ${fill(money, moneyWide, 'right')}  `, ['warn', full] as const],
    ),
  )
}

function cardRow({ card }: BookState, scene: Scene, { words }: View) {
  const { shown, x } = shownField(card, 30)
  const cards = scene.snapshot.gateway.value === 'sandbox' ? words.book.cards : ''
  const row: readonly Piece[] = [
    [card.isSelected ? 'selected' : 'accent', shown],
    ['quiet', ' '.repeat(Math.max(2, 12 - widthOf(shown))) + cards],
  ]
  return { row, x }
}
