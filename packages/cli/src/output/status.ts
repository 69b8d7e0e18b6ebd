import type { ReservationResponse } from '@outerpark/core/contract'
import { isOver } from '@outerpark/core/kernel'
import { codeText, type PaymentState, paymentText } from '../words/code-text.ts'
import { words } from '../words/words.ts'
import type { Cell } from './cell.ts'
import type { Paint } from './paint.ts'

type Status = ReservationResponse['status'] | ReservationResponse['paymentStatus']

/** A status in the colour of what it means to the customer. */
export function statusCell(status: Status, paint: Paint): Cell {
  return { text: codeText(status), paint: paint[MEANING[status]] }
}

/** A payment in the colour of what its status means, without a look at its reservation. */
export function moneyCell(payment: PaymentState & { readonly status: Status }, paint: Paint): Cell {
  return { text: paymentText(payment), paint: paint[MEANING[payment.status]] }
}

/** The words for a payment that has not ended although its reservation is over. */
const settling = () => words().shown.settling

type Payment = Pick<ReservationResponse, 'status' | 'paymentStatus'> & {
  /** whether something went back, or what did */
  readonly refunded?: unknown
}

/**
 * The payment of a reservation, in words. If the reservation is over, `deferred` would read as "it follows" and
 * `approved` as "it stays". But everything that was charged is refunded. With `whole`, the text says so.
 */
export function paymentCell(
  { status, paymentStatus, refunded }: Payment,
  paint: Paint,
  { whole = false } = {},
): Cell {
  const ended = paymentStatus === 'cancelled' || paymentStatus === 'declined'
  if (!isOver(status) || ended) return moneyCell({ status: paymentStatus, refunded }, paint)
  const text = whole ? words().shown.goesBack(settling()) : settling()
  return { text, paint: paint.waiting }
}

const MEANING: Readonly<Record<Status, keyof Paint>> = {
  'awaiting-payment': 'waiting',
  confirmed: 'good',
  cancelled: 'quiet',
  'payment-failed': 'bad',
  expired: 'bad',
  requested: 'waiting',
  deferred: 'waiting',
  approved: 'good',
  declined: 'bad',
}
