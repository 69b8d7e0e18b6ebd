import { isDeepStrictEqual } from 'node:util'
import type { Line } from '@outerpark/core/kernel'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { ReservationCancelled, SeatsCancelled } from '@outerpark/core/reservation'
import { type History, type Known, nameOf } from './known.ts'
import { linesIn } from './lines.ts'
import type { OffSaleBook } from './off-sale.ts'
import { keptInTheEnd } from './refund-model.ts'

// What cancels decide, from the events alone. Written from the requirements, and not from the code of the core.

type Books = { readonly known: Known; readonly offSale: OffSaleBook }
type Recorded<Event> = RecordedEvent & Event
type CancelEvent = Recorded<ReservationCancelled> | Recorded<SeatsCancelled>
type Ended = Line & { readonly kept: number; readonly refund: number }

const isCancel = (event: RecordedEvent): event is CancelEvent =>
  event.type === 'SeatsCancelled' || event.type === 'ReservationCancelled'

/** How often something happened to the booking that changes what a cancel gives back. */
export const movesOf = ({ events }: History): number =>
  events.filter((event) => isCancel(event) || event.type === 'PaymentApproved').length

/** What a cancel ends. If the event does not say it: all that was left, and everything goes back. */
const endedBy = (event: CancelEvent, left: readonly Line[]): readonly Ended[] =>
  event.cancelled ?? left.map((line) => ({ ...line, kept: 0, refund: line.price * line.seats }))

function without(lines: readonly Line[], ended: readonly Line[]): readonly Line[] {
  return lines.flatMap((line) => {
    const [gone] = ended.filter(({ grade }) => grade === line.grade)
    const seats = line.seats - (gone?.seats ?? 0)
    const { places } = line
    const lost = new Set(gone?.places)
    if (seats === 0) return []
    return [{ ...line, seats, ...(places && { places: places.filter((each) => !lost.has(each)) }) }]
  })
}

/** What the cancels of a booking have decided, one after the other. */
export function decidedFor(history: History) {
  let left = linesIn(history.reserved)
  let kept = 0
  const back = [0]
  for (const event of history.events) {
    if (event.type === 'ReservationExpired') left = []
    if (!isCancel(event)) continue
    const ended = endedBy(event, left)
    left = event.type === 'ReservationCancelled' ? [] : without(left, ended)
    kept += sum(ended, 'kept')
    back.push((back.at(-1) ?? 0) + sum(ended, 'refund'))
  }
  return { left, kept, /** what is to go back in all, after each cancel */ back }
}

/** The seats that end with a cancel. @param before the reservation up to the event */
export const endedIn = (event: CancelEvent, before: History): readonly Line[] =>
  endedBy(event, decidedFor(before).left)

/** The seats that a reservation still has, as the log says. */
export function leftOfRow(reservationId: string, { histories }: Known): readonly Line[] {
  const history = histories.get(reservationId)
  return history ? leftOf(history) : []
}

/** The seats that a booking still has. */
export const leftOf = (history: History): readonly Line[] => decidedFor(history).left

/** What has to go back of a booking in all. What failed or expired was not paid, or goes back. */
export function dueBack(history: History): number {
  const { status } = history.view
  if (status === 'expired' || status === 'payment-failed') return history.reserved.amount
  return decidedFor(history).back.at(-1) ?? 0
}

/** What was recorded as refunded. */
export const refundedFor = ({ events }: Pick<History, 'events'>): number =>
  events.reduce(
    (all, event) =>
      event.type === 'PaymentRefunded' || event.type === 'PaymentCancelled'
        ? all + event.refunded
        : all,
    0,
  )

const sum = (lines: readonly Ended[], of: 'kept' | 'refund') =>
  lines.reduce((all, line) => all + line[of], 0)

/**
 * A cancel ends seats that the booking has, shares out what was paid for them, and leaves the charge that has to stay.
 * @param before the reservation up to this event
 */
function cancelsByTheRules(
  event: RecordedEvent,
  before: History | undefined,
  known: Known,
): string | undefined {
  if (!isCancel(event) || !before) return undefined
  const { left, kept, back } = decidedFor(before)
  const ended = endedBy(event, left)
  const name = `${event.type} of ${nameOf(known, event.reservationId)}`
  const said = `${name} ends ${JSON.stringify(ended)}`
  for (const { grade, seats, price, kept, refund, places } of ended) {
    const line = left.find((each) => each.grade === grade)
    if (!line || line.seats < seats || line.price !== price)
      return `${said}, and it had ${JSON.stringify(left)}`
    if (places && !places.every((place) => line.places?.includes(place)))
      return `${said}, and it had ${line.places}`
    if (kept < 0 || refund < 0 || kept + refund !== seats * price)
      return `${said}: ${kept} + ${refund} is not ${seats * price}`
  }
  const isWhole = without(left, ended).length === 0
  if (isWhole !== (event.type === 'ReservationCancelled'))
    return `${said}, of ${JSON.stringify(left)}`
  const told = known.expected.get(event.causationId)
  if (told !== undefined && sum(ended, 'refund') < told)
    return `${said}, and whoever cancelled was told that ${told} goes back`
  const stays = before.reserved.amount - (back.at(-1) ?? 0) - sum(ended, 'refund')
  if ((event.chargeLeft ?? 0) !== stays)
    return `${name} leaves ${event.chargeLeft} of the charge, and ${stays} has to stay (kept before: ${kept})`
  return undefined
}

/** A customer loses what the policy says that their performance had when they booked. */
function keptByThePolicy(
  event: RecordedEvent,
  before: History | undefined,
  { known, offSale }: Books,
): string | undefined {
  if (!isCancel(event) || !before || event.by !== 'customer') return undefined
  // What is cancelled gives everything back: see `lessThanAll`.
  if (offSale.saleOf(event.performanceId) === 'cancelled') return undefined
  const isPaid = before.events.some(({ type }) => type === 'PaymentApproved')
  if (!isPaid) return undefined
  for (const line of endedBy(event, decidedFor(before).left)) {
    const due = keptInTheEnd(line, event, before.reserved, known)
    if (due !== undefined && due !== line.kept)
      return `the house keeps ${line.kept} of ${line.seats} × ${line.grade} of ${nameOf(known, event.reservationId)}, and should keep ${due}`
  }
  return undefined
}

/** Of a performance that is cancelled everything goes back that was paid for the seats that end (domain 3.9), whoever ends them. */
function lessThanAll(
  event: RecordedEvent,
  before: History | undefined,
  { offSale }: Books,
): string | undefined {
  if (!isCancel(event) || !before || offSale.saleOf(event.performanceId) !== 'cancelled')
    return undefined
  const kept = sum(endedBy(event, decidedFor(before).left), 'kept')
  return kept === 0 ? undefined : `${event.type} keeps ${kept}, and the performance is cancelled`
}

/** Refunds follow the cancels one after the other, and never more goes back than was decided. */
function refundsInTheirOrder(
  event: RecordedEvent,
  before: History | undefined,
  known: Known,
): string | undefined {
  if (!before || (event.type !== 'PaymentRefunded' && event.type !== 'PaymentCancelled'))
    return undefined
  const name = `${event.type} of ${nameOf(known, event.reservationId)}`
  const all = refundedFor(before) + event.refunded
  if (event.type === 'PaymentRefunded')
    return decidedFor(before).back.includes(all) ? undefined : `${name}: ${all} went back in all`
  const { kept } = decidedFor(before)
  if ((event.kept ?? 0) === kept) return undefined
  return `${name} says that ${event.kept ?? 0} is kept, and it is ${kept}`
}

/** MyPage shows what is left of a booking, what is kept and what went back. */
export function refundsMisshown(history: History, known: Known): string | undefined {
  const { view, reserved } = history
  const { left, kept } = decidedFor(history)
  const some = history.events.some(({ type }) => type === 'SeatsCancelled')
  const name = `MyPage of ${nameOf(known, view.id)}`
  const back = refundedFor(history)
  if ((view.kept?.amount ?? 0) !== kept)
    return `${name} shows ${view.kept?.amount} as kept, not ${kept}`
  if ((view.refunded?.amount ?? 0) !== back)
    return `${name} shows ${view.refunded?.amount} as refunded, not ${back}`
  // Once the rest is cancelled, MyPage shows what there was before.
  if (some !== (view.left !== undefined))
    return `${name} shows ${JSON.stringify(view.left)} as left`
  if (!view.left || view.status !== 'confirmed') return undefined
  const { currency } = reserved
  const due = left.map(({ grade, seats, price, places }) => ({
    ...{ grade, seats, price: { amount: price, currency } },
    ...(places && { places }),
  }))
  return isDeepStrictEqual(view.left.lines, due)
    ? undefined
    : `${name} shows ${JSON.stringify(view.left)} as left, not ${JSON.stringify(due)}`
}

/**
 * Checks an event that cancels seats, or that records a refund.
 * @param before the reservation up to this event
 */
export function readRefunds(
  event: RecordedEvent,
  before: History | undefined,
  books: Books,
  report: (invariant: string, detail: string | undefined) => void,
): void {
  const { known } = books
  report('cancels-by-the-rules', cancelsByTheRules(event, before, known))
  report('kept-by-the-policy', keptByThePolicy(event, before, books))
  report('a-cancelled-show-gives-all-back', lessThanAll(event, before, books))
  report('refunds-in-their-order', refundsInTheirOrder(event, before, known))
}
