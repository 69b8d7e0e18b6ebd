import type { NoticeResponse, PaymentResponse, ReservationResponse } from '@outerpark/core/contract'
import type { Money } from '@outerpark/core/kernel'
import type { Page } from '../client/client.ts'
import { showTime, timeColumn } from '../text/hall.ts'
import { costOf, moneyText, pricesText, seatsNow, seatsText } from '../text/money.ts'
import { clockTime } from '../text/time.ts'
import { codeText } from '../words/code-text.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { moneyCell, paymentCell, statusCell } from './status.ts'
import { details, table } from './table.ts'

type Waiting = Pick<ReservationResponse, 'status' | 'paymentStatus'> & {
  /** the earliest time of the next try */
  readonly deferredUntil?: string | null | undefined
}

/** Why the payment waits, when it is tried next, and that the customer need not do anything. Undefined if it does not wait. */
export function whyItWaits({ status, paymentStatus, deferredUntil }: Waiting): string | undefined {
  if (status !== 'awaiting-payment' || paymentStatus !== 'deferred') return undefined
  const { deferred, deferredUntil: from } = words().shown
  const isAhead = typeof deferredUntil === 'string' && Date.parse(deferredUntil) > Date.now()
  return isAhead ? from(clockTime(deferredUntil)) : deferred
}

export function reservationText(
  reservation: ReservationResponse,
  paint: Paint,
  room?: number,
): string {
  const { id, customer, status, performanceId, title, startsAt, amount } = reservation
  const waits = whyItWaits(reservation)
  return details(
    [
      [words().labels.reservation, { text: id, paint: paint.strong }],
      ...(customer ? [[words().labels.customer, whoText(customer)] as const] : []),
      [words().labels.status, statusCell(status, paint)],
      [words().labels.payment, paymentCell(reservation, paint, { whole: true })],
      ...(waits === undefined ? [] : [['', waits] as const]),
      [words().labels.title, title],
      [words().labels.startsAt, showTime(startsAt)],
      [words().labels.seats, `${seatsText(reservation)}, ${moneyText(amount)}`],
      ...linesOf(reservation).map((line) => ['', line] as const),
      ...afterCancels(reservation),
      [words().labels.performance, performanceId],
    ],
    paint,
    room,
  )
}

/** What the seats of each grade cost, if they are of several. */
const linesOf = ({ lines }: ReservationResponse): readonly string[] =>
  lines.length < 2 && !lines.some(({ fee, discounts }) => fee || discounts) ? [] : pricesText(lines)

/** What the seats cost that a reservation has now. */
const priceNow = ({ amount, left }: ReservationResponse): Money =>
  left ? { ...amount, amount: left.lines.reduce((sum, line) => sum + costOf(line), 0) } : amount

/** What is left after cancels, what is kept and what went back. */
function afterCancels({ left, kept, refunded }: AfterCancels) {
  const { labels } = words()
  return [
    ...(left ? [[labels.left, seatsText({ grade: null, ...left })] as const] : []),
    ...(kept ? [[labels.kept, moneyText(kept)] as const] : []),
    ...(refunded && (left || kept) ? [[labels.refunded, moneyText(refunded)] as const] : []),
  ]
}

type AfterCancels = Pick<ReservationResponse, 'left' | 'kept' | 'refunded'>

const whoText = ({ id, name, email }: NonNullable<ReservationResponse['customer']>) =>
  name === null
    ? words().shown.erasedOwner(id)
    : // Not every member of the staff may see the address.
      [name, email, id].filter((each) => each !== null).join(', ')

export function reservationsText(
  { items }: Page<ReservationResponse>,
  paint: Paint,
  room?: number,
): string {
  // Only the admin's lists say whose a reservation is.
  const owned = items.some(({ customer }) => customer !== undefined)
  const times = timeColumn(items.map(({ startsAt }) => startsAt))
  return table(
    [
      { title: words().columns.id },
      ...(owned ? [{ title: words().columns.customer, long: 'cut', least: 12 } as const] : []),
      { title: words().columns.status },
      { title: words().columns.payment, spare: 1 },
      { title: times.title },
      { title: words().columns.title, long: 'cut', least: 12 },
      { title: words().columns.seats, long: 'cut', spare: 3 },
      { title: words().columns.amount, align: 'right', spare: 2 },
    ],
    items.map((reservation) => [
      reservation.id,
      ...(owned ? [reservation.customer?.name ?? words().shown.erasedName] : []),
      statusCell(reservation.status, paint),
      paymentCell(reservation, paint),
      times.show(reservation.startsAt),
      reservation.title,
      seatsNow(reservation),
      moneyText(priceNow(reservation)),
    ]),
    paint,
    room,
  )
}

export function paymentText(payment: PaymentResponse, paint: Paint, room?: number): string {
  return details(
    [
      [words().labels.payment, { text: payment.id, paint: paint.strong }],
      [words().labels.status, moneyCell(payment, paint)],
      [words().labels.amount, moneyText(payment.amount)],
      [words().labels.reservation, payment.reservationId],
      [words().labels.customer, payment.customerId],
      [words().labels.charge, payment.chargeId ?? words().shown.noCharge],
      [words().labels.changed, clockTime(payment.updatedAt)],
    ],
    paint,
    room,
  )
}

export function paymentsText(
  { items }: Page<PaymentResponse>,
  paint: Paint,
  room?: number,
): string {
  return table(
    [
      { title: words().columns.id },
      { title: words().columns.status },
      { title: words().columns.amount, align: 'right' },
      { title: words().columns.reservation },
      { title: words().columns.changed, spare: 1 },
    ],
    items.map(({ id, status, amount, refunded, reservationId, updatedAt }) => [
      id,
      moneyCell({ status, refunded }, paint),
      moneyText(amount),
      reservationId,
      clockTime(updatedAt),
    ]),
    paint,
    room,
  )
}

export function noticesText({ items }: Page<NoticeResponse>, paint: Paint, room?: number): string {
  return table(
    // MyPage shows notices whole.
    [
      { title: words().columns.at },
      { title: words().columns.reservation },
      { title: words().columns.by },
      { title: words().columns.notice, long: 'cut' },
    ],
    items.map(({ at, reservationId, channel, text }) => [
      clockTime(at),
      reservationId,
      codeText(channel),
      text,
    ]),
    paint,
    room,
  )
}
