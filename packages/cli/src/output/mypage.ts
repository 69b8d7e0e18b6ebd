import type { MyPageStep, RebuildResponse } from '@outerpark/core/contract'
import type { MyPage } from '../client/mypage.ts'
import { showTime } from '../text/hall.ts'
import { moneyText, pricesText, seatsText } from '../text/money.ts'
import { clockTime } from '../text/time.ts'
import { wasCharged } from '../text/was-charged.ts'
import { words } from '../words/words.ts'
import type { Cell } from './cell.ts'
import { hang } from './fit.ts'
import type { Paint } from './paint.ts'
import { whyItWaits } from './reservation.ts'
import { paymentCell, statusCell } from './status.ts'

/** The page, or a step after it. */
export function pageOrStepText(item: MyPage | MyPageStep, paint: Paint, room?: number): string {
  return 'entry' in item ? stepText(item, paint, room) : myPageText(item, paint, room)
}

/**
 * Everything that has happened to the bookings of a customer, newest booking first.
 *
 * @param room the width of a line
 */
export function myPageText(
  { reservations, notices }: MyPage,
  paint: Paint,
  room = Number.POSITIVE_INFINITY,
): string {
  const blocks = reservations.map((reservation) => reservationBlock(reservation, paint, room))
  if (notices.length > 0) blocks.push(noticesBlock(notices, paint, room))
  return blocks.join('\n\n')
}

function reservationBlock(
  reservation: MyPage['reservations'][number],
  paint: Paint,
  room: number,
): string {
  const { id, title, venue, startsAt, amount, timeline } = reservation
  const payment = paymentCell({ ...reservation, refunded: wasCharged(timeline) }, paint, {
    whole: true,
  })
  const waits = whyItWaits(reservation)
  const what = [title, venue, showTime(startsAt), seatsText(reservation), moneyText(amount)]
  return [
    `${paint.strong(id)}  ${painted(statusCell(reservation.status, paint))}, ${paymentWords(payment)}`,
    hang([{ text: '  ' }], what.join(', '), room),
    ...(waits === undefined ? [] : [hang([{ text: '  ' }], waits, room)]),
    ...moreOf(reservation.lines).map((text) => hang([{ text: '  ' }], text, room)),
    ...timeline
      .filter(isNoNotice)
      .map(({ at, text }) => hang([{ text: '    ' }, ...time(at, paint)], text, room)),
  ].join('\n')
}

/** The discounts and booking fees, if there are some. */
const moreOf = (lines: MyPage['reservations'][number]['lines']) =>
  lines.some(({ fee, discounts }) => fee || discounts) ? pricesText(lines) : []

/** `payment deferred`, or that nothing was charged. */
const paymentWords = (payment: Cell): string =>
  payment.text === words().shown.notCharged
    ? painted(payment)
    : words().shown.payment(painted(payment))

type Timeline = MyPage['reservations'][number]['timeline']

/** Each notice is shown once, below the reservations. */
const isNoNotice = ({ type }: Timeline[number]) => type !== 'NoticeSent'

function noticesBlock(notices: MyPage['notices'], paint: Paint, room: number): string {
  const lines = notices.map(({ at, reservationId, text }) =>
    hang([{ text: '  ' }, ...time(at, paint), { text: `${reservationId}  ` }], text, room),
  )
  return [paint.strong(words().shown.notices), ...lines].join('\n')
}

function stepText(
  { reservationId, status, title, entry }: MyPageStep,
  paint: Paint,
  room = Number.POSITIVE_INFINITY,
): string {
  const head = [
    ...time(entry.at, paint),
    ...[{ text: reservationId, paint: paint.strong }, GAP],
    ...[statusCell(status, paint), GAP],
  ]
  return hang(head, `${entry.text} (${title})`, room)
}

const GAP: Cell = { text: '  ' }
const time = (at: string, paint: Paint): Cell[] => [
  { text: clockTime(at), paint: paint.quiet },
  GAP,
]

export function rebuiltText({ events, position, ms }: RebuildResponse): string {
  return words().shown.rebuilt(events, position, (ms / 1000).toFixed(2))
}

const painted = ({ text, paint = (plain: string) => plain }: Cell) => paint(text)
