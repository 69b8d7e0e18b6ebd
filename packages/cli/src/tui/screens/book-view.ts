import type { ReservationResponse } from '@outerpark/core/contract'
import { formatMoney, isFree, type Money, times } from '@outerpark/core/kernel'
import { hallTime, seatsText } from '@outerpark/core/names'
import { widthOf, wrap } from '../../text/width.ts'
import { shownField } from '../parts/field.ts'
import { fill, line } from '../parts/line.ts'
import type { Scene } from '../screen.ts'
import type { Drawn, View } from '../view.ts'
import {
  amountOf,
  type BookState,
  gradeOf,
  insteadOf,
  type Line,
  performanceOf,
  priceBefore,
  priceOf,
} from './book-state.ts'
import { waitingLines } from './booking-view.ts'
import { isDeferred, stepPieces } from './steps.ts'

/** The form of a booking, and below it what comes of it. */
export function drawBooking(state: BookState, scene: Scene, view: View): Drawn {
  const { paint, size, words, language } = view
  const performance = performanceOf(state, scene)
  const grade = gradeOf(state, scene)
  const total = amountOf(state, scene)
  if (!performance || !grade || !total)
    return { lines: scene.snapshot.season.value ? [words.book.gone] : [] }
  const { title, venue, startsAt } = performance
  const price = isFree(total) ? words.book.free : formatMoney(total, language)
  const { shown, x } = shownField(state.card, 30)
  const cards = scene.snapshot.gateway.value === 'sandbox' ? words.book.cards : ''
  const label = (at: Line) =>
    `${state.line === at && state.stage.is === 'form' ? '▸' : ' '} ${fill(words.book[at], 10)}`
  const lines = [
    line(paint, size.columns, ['strong', title]),
    line(paint, size.columns, `${hallTime(startsAt, { language })}  `, ['quiet', venue]),
    '',
    line(
      paint,
      size.columns,
      label('grade'),
      ['accent', `‹ ${grade.grade} ›`],
      `  ${formatMoney(priceOf(state, scene) ?? grade.price, language)}  ${words.book.left(grade.available)}`,
    ),
    line(paint, size.columns, label('seats'), ['accent', `‹ ${state.seats} ›`]),
    line(
      paint,
      size.columns,
      label('card'),
      ['accent', shown],
      ['quiet', ' '.repeat(Math.max(2, 12 - widthOf(shown))) + cards],
    ),
    '',
    line(paint, size.columns, `  ${fill(words.book.total, 10)}`, ['strong', price]),
    '',
    ...outcome(state, scene, {
      view,
      what: seatsText({ seats: state.seats, grade: grade.grade }, language),
      price,
      free: isFree(total),
    }),
  ]
  const isTyping = state.line === 'card' && state.stage.is === 'form'
  return { lines, cursor: isTyping ? { x: 12 + x, y: 5 } : undefined }
}

type Outcome = {
  readonly view: View
  readonly what: string
  readonly price: string
  readonly free: boolean
}

function outcome(state: BookState, scene: Scene, { view, what, price, free }: Outcome): string[] {
  const { paint, size, words } = view
  const { stage } = state
  const { snapshot } = scene
  if (stage.is === 'sending') return [line(paint, size.columns, ['warn', words.book.sending])]
  const before = stage.is === 'form' ? priceBefore(state, scene) : undefined
  if (before) return changedLines(times(before, state.seats), price, { view, what })
  if (stage.is === 'form')
    return [
      ...(stage.refusal === undefined
        ? []
        : [
            ...wrap(`✗ ${stage.refusal.detail}`, size.columns).map((text) => paint('bad', text)),
            ...(stage.refusal.code === 'seats-unavailable' ? insteadLines(state, scene, view) : []),
            '',
          ]),
      line(paint, size.columns, free ? words.book.askFree(what) : words.book.ask(what, price)),
    ]
  const { reservation } = stage
  const booking = snapshot.mypage.value?.reservations.find(({ id }) => id === reservation.id)
  return [
    line(paint, size.columns, ['good', `✓ ${words.book.done(reservation.id)}`]),
    ...(booking ? [line(paint, size.columns, ...stepPieces(booking, view))] : []),
    '',
    ...(booking && isDeferred(booking)
      ? waitingLines(booking, view)
      : [line(paint, size.columns, ['quiet', followsText(booking, words)])]),
  ]
}

/** What follows the booking: its payment, until that has come to its end. */
const followsText = (
  booking: Pick<ReservationResponse, 'status'> | undefined,
  { book }: View['words'],
): string => (booking && booking.status !== 'awaiting-payment' ? book.ended : book.follows)

/** A price that changed while the form was open: what the seats cost before and now. */
function changedLines(
  before: Money,
  price: string,
  { view, what }: Pick<Outcome, 'view' | 'what'>,
): string[] {
  const { paint, size, words, language } = view
  const changed = words.book.changed(what, formatMoney(before, language), price)
  return [
    ...wrap(`! ${changed}`, size.columns).map((text) => paint('warn', text)),
    '',
    line(paint, size.columns, words.book.goOn),
  ]
}

/** What can be booked instead of a grade that is full. */
function insteadLines(state: BookState, scene: Scene, { paint, size, words, language }: View) {
  const { grades, other } = insteadOf(state, scene)
  const left = grades.map(({ grade, available }) => `${grade} ${words.book.left(available)}`)
  const lines = [
    ...(left.length > 0 ? [words.book.instead(left.join(', '))] : []),
    ...(other ? [words.book.otherDay(hallTime(other.startsAt, { language }))] : []),
  ]
  return lines.map((text) => line(paint, size.columns, text))
}
