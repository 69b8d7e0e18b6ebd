import type { PerformanceResponse } from '@outerpark/core/contract'
import type { Seat, SeatMap } from '@outerpark/core/hall'
import { formatMoney, type Money, times } from '@outerpark/core/kernel'
import { widthOf, wrap } from '../../text/width.ts'
import { ends, type Piece } from '../parts/line.ts'
import { clock } from '../text.ts'
import type { View } from '../view.ts'
import type { Looks } from './seats-looks.ts'
import { rowTexts, seatsNamed } from './seats-named.ts'
import { leftOf } from './seats-settle.ts'
import { insteadOf, isHeld, type SeatsState } from './seats-state.ts'

/** What is told beside a plan. */
export type Told = {
  readonly state: SeatsState
  readonly show: PerformanceResponse
  readonly map: SeatMap
  readonly looks: Looks
  /** whether choices are listed, and no plan is drawn */
  readonly isList?: boolean | undefined
}

export const priceIn = (
  { grades }: PerformanceResponse,
  grade: string | undefined,
): Money | undefined => grades.find((each) => each.grade === grade)?.price

export const gradeAt = ({ grades, gradeOf }: SeatMap, seat: Seat): string =>
  grades[gradeOf[seat] ?? -1] ?? ''

/** So many rows with own seats are named. The others are counted. */
const NAMED = 4

/** The own seats row by row, what they cost, and how long they are held. */
export function ownLines({ state, show, map, isList }: Told, view: View): readonly string[] {
  const { paint, size, words, language, now } = view
  const seats = seatsNamed(map, state.wish.places)
  const one = (left: readonly Piece[], right: readonly Piece[] = []) =>
    ends(paint, size.columns, left, right)
  if (seats.length === 0) {
    const none = isList ? words.seats.noneOfList : words.seats.none(state.party)
    const text = state.isOver ? words.seats.over : none
    const meaning = state.isOver ? 'warn' : 'quiet'
    return [
      one([['strong', words.seats.yours]]),
      ...wrap(text, size.columns).map((each) => paint(meaning, each)),
    ]
  }
  const rows = rowTexts(map, seats, words)
  const named = rows.length > NAMED ? rows.slice(0, NAMED - 1) : rows
  const more = rows.length - named.length
  const grades = Map.groupBy(seats, (seat) => gradeAt(map, seat))
  const costs = [...grades].flatMap(([grade, inGrade]) => {
    const price = priceIn(show, grade)
    return price
      ? [{ grade, price, count: inGrade.length, cost: times(price, inGrade.length) }]
      : []
  })
  const currency = costs[0]?.price.currency
  const amount = costs.reduce((sum, { cost }) => sum + cost.amount, 0)
  return [
    one([['strong', words.seats.yours]], [heldPiece(state, now, view)]),
    ...named.map((text) => one([text])),
    ...(more > 0 ? [one([['quiet', words.seats.more(more)]])] : []),
    ...costs.map(({ grade, price, count, cost }) => costLine({ grade, price, count, cost }, view)),
    ...(currency
      ? [one([words.seats.total], [['strong', formatMoney({ amount, currency }, language)]])]
      : []),
  ]
}

type Cost = {
  readonly grade: string
  readonly price: Money
  readonly count: number
  readonly cost: Money
}

/** What the seats of a grade cost; where there is little room, without the price of one. */
function costLine({ grade, price, count, cost }: Cost, { paint, size, language }: View): string {
  const money = formatMoney(cost, language)
  const whole = `${grade} ${formatMoney(price, language)} × ${count}`
  const fits = widthOf(whole) + widthOf(money) < size.columns
  return ends(paint, size.columns, [fits ? whole : `${grade} × ${count}`], [money])
}

/** How long the seats are held, or that they are not yet. */
function heldPiece(state: SeatsState, now: number, { words }: View): Piece {
  if (state.line.isBusy()) return ['quiet', words.seats.holding]
  const left = leftOf(state, now)
  if (left === undefined || !isHeld(state)) return ['warn', words.seats.notHeld]
  return [left < SOON_MS ? 'warn' : 'good', words.seats.heldFor(clock(left))]
}

/** So soon the end of a hold stands out (ms). */
const SOON_MS = 60_000

/** Why seats are not held or cannot be booked like this, and what can be done. */
export function problemLines(
  { state, map }: Told,
  { paint, size, words }: View,
): readonly string[] {
  const { problem } = state
  const instead = insteadOf(state)
  const place = (ids: readonly string[]) => rowTexts(map, seatsNamed(map, ids), words).join('; ')
  const said = problem ? wrap(`✗ ${problem.refusal.detail}`, size.columns) : []
  const warned =
    instead.length > 0
      ? [`! ${words.seats.leavesAlone(place(state.hold?.leavesSingle?.seats ?? []))}`]
      : []
  const next = problem?.isRestricted
    ? [words.seats.accept]
    : instead.length > 0
      ? [words.seats.instead(place(instead))]
      : problem && !isHeld(state)
        ? [words.seats.goOn]
        : []
  return [
    ...said.map((each) => paint('bad', each)),
    ...warned.flatMap((text) => wrap(text, size.columns)).map((each) => paint('warn', each)),
    ...next.flatMap((text) => wrap(text, size.columns)),
  ]
}
