import { formatMoney, isFree, type Money, times } from '@outerpark/core/kernel'
import { hallTime, seatsText } from '@outerpark/core/names'
import { widthOf, wrap } from '../../text/width.ts'
import { shownField } from '../parts/field.ts'
import { fill, line } from '../parts/line.ts'
import type { Scene } from '../screen.ts'
import { refusalText } from '../text.ts'
import type { Drawn, View } from '../view.ts'
import { bookedLines, insteadLines } from './book-outcome.ts'
import {
  amountOf,
  type BookState,
  gradeOf,
  isTooMany,
  type Line,
  performanceOf,
  priceBefore,
  priceOf,
} from './book-state.ts'

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
      `  ${formatMoney(priceOf(state, scene) ?? grade.price, language)}  ${grade.available === 0 ? words.book.soldOut : words.book.left(grade.available)}`,
    ),
    line(paint, size.columns, label('seats'), ['accent', `‹ ${state.seats} ›`]),
    line(
      paint,
      size.columns,
      label('card'),
      [state.card.isSelected ? 'selected' : 'accent', shown],
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

function outcome(state: BookState, scene: Scene, shown: Outcome): string[] {
  const { paint, size, words } = shown.view
  const { stage } = state
  if (stage.is === 'sending') return [line(paint, size.columns, ['warn', words.book.sending])]
  if (stage.is === 'booked') return bookedLines(state, scene, shown.view)
  const before = priceBefore(state, scene)
  if (before) return changedLines(times(before, state.seats), shown.price, shown)
  const said = refusalLines(state, scene, shown.view)
  return [...said, ...(said.length > 0 ? [''] : []), ...nextLines(state, scene, shown)]
}

/** Why the last Enter has booked nothing, and what is left instead of a grade that is full. */
function refusalLines(state: BookState, scene: Scene, view: View): string[] {
  const { paint, size, words } = view
  const { refusal, isFull } = state.stage.is === 'form' ? state.stage : {}
  const isGone = isFull && gradeOf(state, scene)?.available === 0
  const said = refusal
    ? refusalText(refusal, {
        ...{ paymentMethod: words.book.card, seats: words.book.seats, grade: words.book.grade },
      })
    : isGone
      ? words.book.full(state.grade)
      : undefined
  if (said === undefined) return []
  return [
    ...wrap(`✗ ${said}`, size.columns).map((text) => paint('bad', text)),
    ...(isGone || refusal?.code === 'seats-unavailable' ? insteadLines(state, scene, view) : []),
  ]
}

/** What Enter does, or what has to be changed before. */
function nextLines(state: BookState, scene: Scene, { view, what, price, free }: Outcome): string[] {
  const { paint, size, words } = view
  const { grades } = performanceOf(state, scene) ?? { grades: [] }
  const warned = (text: string) => wrap(text, size.columns).map((each) => paint('warn', each))
  if (gradeOf(state, scene)?.available === 0) {
    const isSaid = state.stage.is === 'form' && (state.stage.isFull || state.stage.refusal)
    const isElse = grades.some(({ available }) => available > 0)
    const texts = [
      ...(isSaid ? [] : [words.book.full(state.grade)]),
      ...(isElse ? [words.book.otherGrade] : []),
    ]
    return texts.length > 0 ? warned(texts.join(' ')) : []
  }
  if (isTooMany(state)) {
    const most = state.most ?? 0
    const isSaid = state.stage.is === 'form' && state.stage.refusal?.code === 'too-many-seats'
    return warned(`${isSaid ? '' : `${words.book.tooMany(most)} `}${words.book.fewer(most)}`)
  }
  return [line(paint, size.columns, free ? words.book.askFree(what) : words.book.ask(what, price))]
}

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
