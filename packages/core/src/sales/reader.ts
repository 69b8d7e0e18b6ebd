import { costOf, linesOf, sharedOut } from '../kernel/index.ts'
import { dayOf } from './day.ts'
import { type Figures, NO_FIGURES } from './figures.ts'
import { type Sale, type SalesEvent, type SalesKey, salesOf } from './fold.ts'

/** What is to go back for seats of one grade, in the currency's smallest unit. */
export type DueLine = { readonly grade: string; readonly amount: number }

/** The refunds that were decided and are not made yet, by reservation, in the order in which they are made. A Map is one. */
export type RefundsDue = {
  readonly get: (reservationId: string) => readonly DueLine[] | undefined
  readonly set: (reservationId: string, lines: readonly DueLine[]) => unknown
  readonly delete: (reservationId: string) => unknown
}

/** Why seats were cancelled, if no rule of a policy says it. No rule has such a name. */
export const CANCEL_REASONS = ['house', 'staff', 'no-policy', 'late-charge'] as const
export type CancelReason = (typeof CANCEL_REASONS)[number]

/** What was cancelled by one rule of a refund policy. */
export type RuleSale = SalesKey & {
  /**
   * the name of the rule (core/refund), or `house`: the performance was cancelled; `staff` decided; `no-policy`: everything goes
   * back; `late-charge`: the card was charged after the booking had ended
   */
  readonly rule: string
  readonly seats: number
  /** what had been paid */
  readonly paid: number
  readonly kept: number
}

/** What one event changes in the figures, and what it cancels by which rule. */
export type SalesRead = { readonly sales: readonly Sale[]; readonly rules: readonly RuleSale[] }

const NO_RULES: readonly RuleSale[] = []

type Cancel = Extract<SalesEvent, { readonly type: 'ReservationCancelled' | 'SeatsCancelled' }>
type Refund = Extract<SalesEvent, { readonly type: 'PaymentRefunded' | 'PaymentCancelled' }>

/**
 * Returns a function that says what each event changes. The events come in the order of the log. As {@link salesOf}, and a refund is
 * counted at the grades whose seats were cancelled: refunds of a booking are made in the order of its cancels (domain 3.3). What goes
 * back beyond them was charged too late.
 *
 * @param due is changed by cancels and refunds
 */
export function salesReader(due: RefundsDue): (event: SalesEvent) => SalesRead {
  return (event) => {
    switch (event.type) {
      case 'ReservationCancelled':
      case 'SeatsCancelled':
        return { sales: salesOf(event), rules: cancelledIn(event, due) }
      case 'PaymentRefunded':
      case 'PaymentCancelled':
        return event.refunded === 0 ? NOTHING : refundedIn(event, due)
      default:
        return { sales: salesOf(event), rules: NO_RULES }
    }
  }
}

const NOTHING: SalesRead = { sales: [], rules: NO_RULES }

function cancelledIn(event: Cancel, due: RefundsDue): readonly RuleSale[] {
  if (event.type === 'ReservationCancelled' && event.seatsWere === 'held') return NO_RULES
  const lines =
    event.cancelled ?? linesOf(event).map((line) => ({ ...line, kept: 0, refund: costOf([line]) }))
  const back = lines
    .filter(({ refund }) => refund > 0)
    .map(({ grade, refund }) => ({ grade, amount: refund }))
  if (back.length > 0)
    due.set(event.reservationId, [...(due.get(event.reservationId) ?? []), ...back])
  return lines.map(({ grade, seats, kept, ...line }) => ({
    ...{ ...placeOf(event), grade, seats, kept },
    rule: ('rule' in line ? line.rule : undefined) ?? reasonOf(event),
    paid: costOf([{ seats, ...line }]),
  }))
}

/** If no rule says it. */
const reasonOf = ({ by }: Cancel): CancelReason =>
  by === 'house' ? 'house' : by === 'admin' ? 'staff' : 'no-policy'

function refundedIn(event: Refund, due: RefundsDue): SalesRead {
  const place = placeOf(event)
  const sale = (grade: string, change: Partial<Figures>): Sale => ({
    ...{ ...place, grade },
    change: { ...NO_FIGURES, ...change },
  })
  const { taken, rest } = takenFrom(due, event)
  const sales = taken.map(({ grade, amount }) => sale(grade, { refunded: amount }))
  if (rest === 0) return { sales, rules: NO_RULES }
  const lines = linesOf(event)
  const shares = sharedOut(
    rest,
    lines.map((line) => costOf([line])),
  )
  const late = lines.map(({ grade }, at) => ({ grade, amount: shares[at] ?? 0 }))
  return {
    sales: [
      ...sales,
      ...late.map(({ grade, amount }) => sale(grade, { refunded: amount, late: amount })),
    ],
    rules: late.map(({ grade, amount }) => ({
      ...{ ...place, grade, rule: 'late-charge' satisfies CancelReason },
      ...{ seats: 0, paid: amount, kept: 0 },
    })),
  }
}

const placeOf = ({ performanceId, currency, at, startsAt }: Cancel | Refund) => ({
  ...{ performanceId, currency },
  day: dayOf(at, startsAt),
})

/** Takes what goes back from what is due, the first first. `rest`: what nobody had decided. */
function takenFrom(due: RefundsDue, { reservationId, refunded }: Refund) {
  let rest = refunded
  const taken: DueLine[] = []
  const left: DueLine[] = []
  for (const { grade, amount } of due.get(reservationId) ?? []) {
    const part = Math.min(rest, amount)
    rest -= part
    if (part > 0) taken.push({ grade, amount: part })
    if (part < amount) left.push({ grade, amount: amount - part })
  }
  if (left.length > 0) due.set(reservationId, left)
  else due.delete(reservationId)
  return { taken, rest }
}
