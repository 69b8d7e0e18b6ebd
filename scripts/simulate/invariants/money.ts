import type { RecordedEvent } from '@outerpark/core/policies'
import type { Charge } from '../../../packages/daemon/src/sandbox/book.ts'
import { type History, type Known, keyOf, nameOf, reservationOfKey } from './known.ts'
import { decidedFor, dueBack, refundedFor } from './refunds.ts'
import type { Subject } from './subject.ts'

/**
 * An outcome is recorded only if an answer of the card company has it, and the answer fits the request.
 *
 * @param before the reservation up to this event
 */
export function saidByTheCardCompany(
  event: RecordedEvent,
  before: History | undefined,
  { heard, histories }: Known,
) {
  if (!('paymentId' in event)) return undefined
  const said = heard.get(event.paymentId)
  const lacks = (words: string) =>
    said?.has(words)
      ? undefined
      : `${event.type} of ${nameOf({ histories }, event.reservationId)} was recorded, and the card company never said "${words}" (it said: ${[...(said ?? ['nothing'])].join(', ')})`
  switch (event.type) {
    case 'PaymentApproved':
    case 'PaymentApprovedLate':
      return lacks(`approved ${event.amount}`)
    case 'PaymentDeclined':
      return lacks('declined')
    case 'PaymentCancelled':
      // Nobody has to be asked about free seats, or about a payment that was never sent.
      if (event.amount === 0 || before?.events.some(saysNeverSent)) return undefined
      return saidInAll(event, before, said) ? undefined : lacks(totalOf(event, before))
    case 'PaymentRefunded':
      // Nobody has to be asked if nothing goes back.
      return event.refunded === 0 ? undefined : lacks(totalOf(event, before))
    default:
      return undefined
  }
}

/** What the card company says that went back in all, with the refunds before. */
function totalOf({ refunded }: { readonly refunded: number }, before: History | undefined) {
  const all = refunded + (before ? refundedFor(before) : 0)
  return all === 0 ? 'voided' : `refunded ${all}`
}

/** Nothing more goes back for the last seats if all is kept of them. Then the charge is only looked up. */
const saidInAll = (
  event: { readonly refunded: number; readonly kept?: number },
  before: History | undefined,
  said: ReadonlySet<string> | undefined,
): boolean =>
  event.refunded === 0 && (event.kept ?? 0) > 0 && before !== undefined && !said?.has('voided')

/**
 * What went back in all is what was decided: the whole price without what is kept. If the log has no charge, there may have
 * been none, or one whose approval had not been answered yet.
 *
 * @param before the reservation up to this event
 */
export function refundsFitTheLog(event: RecordedEvent, before: History | undefined) {
  if (event.type !== 'PaymentCancelled') return undefined
  const { amount } = event
  const refunded = event.refunded + (before ? refundedFor(before) : 0)
  const due = before ? dueBack(before) : amount
  const charged = before?.events.some(
    ({ type }) => type === 'PaymentApproved' || type === 'PaymentApprovedLate',
  )
  if (refunded === due || (refunded === 0 && !charged)) return undefined
  const log = charged ? `${due} of ${amount} were due` : 'nothing was charged'
  return `${refunded} went back for ${event.reservationId}, and our log says that ${log}`
}

const saysNeverSent = (event: object): boolean => 'paymentNeverSent' in event

/**
 * A reservation that ends unpaid says that its payment was never sent exactly if no worker has claimed it. Then the card
 * company is not asked.
 *
 * @param before the reservation up to this event
 */
export function askedUnlessNeverSent(
  event: RecordedEvent,
  before: History | undefined,
  { claimed, histories }: Known,
): string | undefined {
  if (event.type !== 'ReservationCancelled' && event.type !== 'ReservationExpired') return undefined
  const { reservationId: id, amount } = event
  const isUnpaid = amount > 0 && before?.view.status === 'awaiting-payment'
  const neverSent = isUnpaid && !claimed.has(id)
  if (saysNeverSent(event) === neverSent) return undefined
  return neverSent
    ? `the card company is asked about ${nameOf({ histories }, id)}, whose payment nobody claimed`
    : `the payment of ${nameOf({ histories }, id)} may have been sent, and the card company is not asked`
}

/** Nothing is charged under a key that is no key of a payment of this box office. */
export function keyOfAPayment({ key, charged, refunded }: Charge): string | undefined {
  if (charged === refunded || keyOf(reservationOfKey(key)) === key) return undefined
  return `${charged - refunded} is charged under ${key}, and no payment has such a key`
}

/** A reservation has at most one live charge, which has its amount, without the refunds that were decided, one after the other. Every charge has a reservation. */
export function chargeFitsReservation({ id, row, charge, history }: Subject, known: Known) {
  if (!charge) return undefined
  const { amount, currency } = charge
  const live = liveOf(charge)
  if (!row)
    return live === 0
      ? undefined
      : `${live} is charged under ${charge.key}, and there is no such payment`
  const decided = history ? decidedFor(history).back : [0]
  const isDue =
    decided.includes(row.amount - live) ||
    live === row.amount - (history ? dueBack(history) : 0) ||
    (live === 0 && charge.charged === 0)
  if (amount === row.amount && currency === row.currency && isDue) return undefined
  return `${nameOf(known, id)} costs ${row.amount} ${row.currency}, and ${live} of ${amount} ${currency} is charged`
}

/**
 * A confirmed reservation is charged. A reservation with a declined card, or with a payment that is recorded as
 * cancelled, is not.
 */
export function beliefFitsCharge(
  { id, row, charge, history }: Subject,
  known: Known,
): string | undefined {
  const live = liveOf(charge)
  if (row?.amount === 0 && charge)
    return `${nameOf(known, id)} is free, and the gateway heard of it`
  if (charge && history?.events.some(saysNeverSent))
    return `the payment of ${nameOf(known, id)} was never sent, and the gateway heard of it`
  const due = history ? row && row.amount - dueBack(history) : 0
  if (row?.status === 'confirmed' && live === 0 && (due ?? 0) > 0)
    return `${nameOf(known, id)} is confirmed, and nothing is charged`
  if (row?.status === 'payment-failed' && live !== 0)
    return `${nameOf(known, id)} is told that its card was declined, and ${live} is charged`
  if (row?.paymentStatus === 'cancelled' && live !== due && charge)
    return `the payment of ${nameOf(known, id)} is recorded as cancelled, and ${live} is charged`
  return undefined
}

const liveOf = (charge: Charge | undefined) => (charge ? charge.charged - charge.refunded : 0)
