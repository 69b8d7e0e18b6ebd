import type { NoticeResponse, PaymentResponse, ReservationResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { showTime, timeColumn } from '../text/hall.ts'
import { moneyText, seatsText } from '../text/money.ts'
import { clockTime } from '../text/time.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { paymentCell, statusCell } from './status.ts'
import { details, table } from './table.ts'

type Waiting = Pick<ReservationResponse, 'status' | 'paymentStatus'> & {
  /** the earliest time of the next try */
  readonly deferredUntil?: string | null | undefined
}

/** Why the payment waits, when it is tried next, and that the customer need not do anything. Undefined if it does not wait. */
export function whyItWaits({ status, paymentStatus, deferredUntil }: Waiting): string | undefined {
  if (status !== 'awaiting-payment' || paymentStatus !== 'deferred') return undefined
  const { follows, followsFrom } = words().shown
  const isAhead = typeof deferredUntil === 'string' && Date.parse(deferredUntil) > Date.now()
  return isAhead ? followsFrom(clockTime(deferredUntil)) : follows
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
      ['reservation', { text: id, paint: paint.strong }],
      ...(customer ? [['customer', whoText(customer)] as const] : []),
      ['status', statusCell(status, paint)],
      ['payment', paymentCell(reservation, paint, { whole: true })],
      ...(waits === undefined ? [] : [['', waits] as const]),
      ['title', title],
      ['starts at', showTime(startsAt)],
      ['seats', `${seatsText(reservation)}, ${moneyText(amount)}`],
      ['performance', performanceId],
    ],
    paint,
    room,
  )
}

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
      { title: 'ID' },
      ...(owned ? [{ title: 'CUSTOMER', long: 'cut', least: 12 } as const] : []),
      { title: 'STATUS' },
      { title: 'PAYMENT', spare: 1 },
      { title: times.title },
      { title: 'TITLE', long: 'cut', least: 12 },
      { title: 'SEATS', long: 'cut', spare: 3 },
      { title: 'AMOUNT', align: 'right', spare: 2 },
    ],
    items.map(({ id, customer, status, paymentStatus, startsAt, title, seats, grade, amount }) => [
      id,
      ...(owned ? [customer?.name ?? words().shown.erasedName] : []),
      statusCell(status, paint),
      paymentCell({ status, paymentStatus }, paint),
      times.show(startsAt),
      title,
      seatsText({ seats, grade }),
      moneyText(amount),
    ]),
    paint,
    room,
  )
}

export function paymentText(payment: PaymentResponse, paint: Paint, room?: number): string {
  return details(
    [
      ['payment', { text: payment.id, paint: paint.strong }],
      ['status', statusCell(payment.status, paint)],
      ['amount', moneyText(payment.amount)],
      ['reservation', payment.reservationId],
      ['customer', payment.customerId],
      ['charge', payment.chargeId ?? words().shown.noCharge],
      ['changed', clockTime(payment.updatedAt)],
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
      { title: 'ID' },
      { title: 'STATUS' },
      { title: 'AMOUNT', align: 'right' },
      { title: 'RESERVATION' },
      { title: 'CHANGED', spare: 1 },
    ],
    items.map(({ id, status, amount, reservationId, updatedAt }) => [
      id,
      statusCell(status, paint),
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
    [{ title: 'AT' }, { title: 'RESERVATION' }, { title: 'BY' }, { title: 'NOTICE', long: 'cut' }],
    items.map(({ at, reservationId, channel, text }) => [
      clockTime(at),
      reservationId,
      words().statuses[channel] ?? channel,
      text,
    ]),
    paint,
    room,
  )
}
