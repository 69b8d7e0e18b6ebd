import { hallTime, seatsText } from '@outerpark/core/names'
import { wrap } from '../../text/width.ts'
import { line, type Piece } from '../parts/line.ts'
import type { Scene } from '../screen.ts'
import type { View } from '../view.ts'
import { insteadOf } from './book-lines.ts'
import { type BookState, bookingOf } from './book-state.ts'
import { waitingLines } from './booking-view.ts'
import { isDeferred, stepPieces } from './steps.ts'

type Booking = NonNullable<ReturnType<typeof bookingOf>>

/** What has become of the booking, as it happens, and what comes next. */
export function bookedLines(state: BookState, scene: Scene, view: View): string[] {
  const { paint, size, words, language } = view
  if (state.stage.is !== 'booked') return []
  const { reservation } = state.stage
  const booking = bookingOf(state, scene)
  const said = (booking && endPiece(booking, view)) ?? [
    'good',
    `✓ ${words.book.done(reservation.id)}`,
  ]
  const steps = booking ? [line(paint, size.columns, ...stepPieces(booking, view))] : []
  const wait = booking && isDeferred(booking) ? waitingLines(booking, view) : undefined
  const next = nextTexts(booking, view).flatMap((text) => wrap(text, size.columns))
  const isPlaced = reservation.lines.some(({ places }) => places)
  const seats = isPlaced ? wrap(`  ${seatsText(reservation, language)}`, size.columns) : []
  return [
    ...wrap(said[1], size.columns).map((text) => paint(said[0], text)),
    ...seats,
    ...steps,
    '',
    ...(wait ?? next.map((text) => paint('quiet', text))),
  ]
}

/** How a booking ended that has no seats any more; undefined while it has them. */
function endPiece(
  { status, timeline }: Booking,
  { words }: View,
): Exclude<Piece, string> | undefined {
  switch (status) {
    case 'payment-failed': {
      const reason = timeline.findLast(({ type }) => type === 'PaymentDeclined')?.params?.reason
      return ['bad', `✗ ${words.book.declined(typeof reason === 'string' ? reason : '')}`]
    }
    case 'expired':
      return ['bad', `✗ ${words.book.notPaid}`]
    case 'cancelled':
      return ['warn', `! ${words.book.cancelled}`]
    default:
      return undefined
  }
}

/** What can be done now. The payment may still be under way. */
function nextTexts(booking: Booking | undefined, { words: { book } }: View): readonly string[] {
  switch (booking?.status) {
    case undefined:
    case 'awaiting-payment':
      return [book.follows]
    case 'payment-failed':
      return [book.otherCard, book.ended]
    case 'expired':
      return [book.bookAgain, book.ended]
    default:
      return [book.ended]
  }
}

/** What can be booked instead of a grade that is full. */
export function insteadLines(
  state: BookState,
  scene: Scene,
  { paint, size, words, language }: View,
) {
  const { grades, other } = insteadOf(state, scene)
  const left = grades.map(({ grade, available }) => `${grade} ${words.book.left(available)}`)
  const lines = [
    ...(left.length > 0 ? [words.book.instead(left.join(', '))] : []),
    ...(other ? [words.book.otherDay(hallTime(other.startsAt, { language }))] : []),
  ]
  return lines.map((text) => line(paint, size.columns, text))
}
