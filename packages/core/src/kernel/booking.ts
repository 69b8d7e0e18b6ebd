import type { CustomerId, MusicalId, PaymentId, PerformanceId, ReservationId } from './ids.ts'
import { type DiscountShown, discountShown, type LineDiscount } from './line-discount.ts'
import type { Money } from './money.ts'

/**
 * The ways through the statuses: `awaiting-payment → confirmed → cancelled`, or `awaiting-payment → payment-failed`,
 * `→ expired` or `→ cancelled`. Seats are held while the reservation awaits its payment, sold while it is confirmed,
 * and free in every other status.
 */
export const RESERVATION_STATUSES = [
  'awaiting-payment',
  'confirmed',
  'cancelled',
  'payment-failed',
  'expired',
] as const
export type ReservationStatus = (typeof RESERVATION_STATUSES)[number]

/** Whether the reservation has ended. Then it holds no seats, and its payment is no longer wanted. */
export const isOver = (status: ReservationStatus): boolean =>
  status !== 'awaiting-payment' && status !== 'confirmed'

/**
 * The ways through the statuses: `requested → approved → cancelled`, `→ deferred → approved`, `→ declined`, or
 * `requested → cancelled`.
 */
export const PAYMENT_STATUSES = [
  'requested',
  'deferred',
  'approved',
  'declined',
  'cancelled',
] as const
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

/**
 * The fields that every event about a booking has, so that a reader of the events needs no look-up: the customer, the
 * seats, the performance and the amount.
 */
export type Booking = {
  readonly reservationId: ReservationId
  readonly paymentId: PaymentId
  readonly customerId: CustomerId
  readonly musicalId: MusicalId
  readonly performanceId: PerformanceId
  readonly title: string
  readonly venue: string
  /** ISO 8601 with the hall's own offset */
  readonly startsAt: string
  /** the grade of all seats; null if they are of several, and then `lines` has them */
  readonly grade: string | null
  /** of all lines together */
  readonly seats: number
  /** for all seats together, in the currency's smallest unit */
  readonly amount: number
  readonly currency: string
  /** only if the seats are of several grades or prices, have numbers, a booking fee or a discount: see {@link linesOf} */
  readonly lines?: readonly Line[]
}

/** Seats of a booking that are alike: one grade, one price. Seats of one grade have several lines if discounts gave them several prices. */
export type Line = {
  readonly grade: string
  readonly seats: number
  /** of one seat, after discounts and without the booking fee, in the currency of the booking, in its smallest unit */
  readonly price: number
  /** where they are, `1F/8/11`, if the seats of the performance have numbers: one for each */
  readonly places?: readonly string[] | undefined
  /** the booking fee of one seat; absent if there is none */
  readonly fee?: number | undefined
  /** what the price is less than that of the grade; absent if nothing */
  readonly discounts?: readonly LineDiscount[] | undefined
}

/** A line as replies show it. */
export type LineShown = {
  readonly grade: string
  readonly seats: number
  /** of one seat, after discounts and without the booking fee */
  readonly price: Money
  readonly places?: readonly string[] | undefined
  /** the booking fee of one seat; left out if there is none */
  readonly fee?: Money | undefined
  /** the discounts in the price, each with what it takes off one seat; left out if there are none */
  readonly discounts?: readonly DiscountShown[] | undefined
}

/** What says which seats a booking has, and what they cost. */
export type Seated = Pick<Booking, 'grade' | 'seats' | 'amount' | 'lines'>

/** The lines of a booking, in the order in which they were asked for. Those of one grade follow from the other fields. */
export function linesOf({ grade, seats, amount, lines }: Seated): readonly Line[] {
  if (lines) return lines
  if (grade === null) throw new Error('A booking of several grades has no lines.')
  return [{ grade, seats, price: amount / seats }]
}

/** The lines of a booking, for a reply. */
export const shownLines = (booking: Seated & Pick<Booking, 'currency'>): readonly LineShown[] =>
  linesOf(booking).map(({ grade, seats, price, places, fee, discounts }) => ({
    ...{ grade, seats, price: { amount: price, currency: booking.currency } },
    ...(places && { places }),
    ...(fee && { fee: { amount: fee, currency: booking.currency } }),
    ...(discounts && { discounts: discounts.map((each) => discountShown(each, booking.currency)) }),
  }))

/** What lines cost: the prices of their seats, and the booking fees. */
export const costOf = (lines: readonly Pick<Line, 'price' | 'seats' | 'fee'>[]): number =>
  lines.reduce((sum, { price, seats, fee = 0 }) => sum + (price + fee) * seats, 0)

/** The grade that all lines have; null if they have several. */
export function gradeOf(lines: readonly Pick<Line, 'grade'>[]): string | null {
  const [first, ...others] = lines
  return first && others.every(({ grade }) => grade === first.grade) ? first.grade : null
}

/** The fields of {@link Seated} for these lines, which are of one grade and one price each. */
export function seatedBy(lines: readonly Line[]): Seated {
  const [only, ...others] = lines
  const seats = lines.reduce((sum, line) => sum + line.seats, 0)
  const amount = costOf(lines)
  if (!only || others.length > 0) return { grade: gradeOf(lines), seats, amount, lines }
  const isPlain = !only.places && !only.fee && !only.discounts
  return isPlain
    ? { grade: only.grade, seats, amount }
    : { grade: only.grade, seats, amount, lines }
}

/** Whether two bookings have the same lines. */
export function haveSameLines(a: Pick<Booking, 'lines'>, b: Pick<Booking, 'lines'>): boolean {
  if (a.lines === b.lines) return true
  if (!a.lines || !b.lines || a.lines.length !== b.lines.length) return false
  return a.lines.every((line, at) => {
    const other = b.lines?.[at]
    return (
      line.grade === other?.grade &&
      line.seats === other.seats &&
      line.price === other.price &&
      line.fee === other.fee &&
      line.places?.join() === other.places?.join() &&
      (line.discounts === other.discounts ||
        JSON.stringify(line.discounts) === JSON.stringify(other.discounts))
    )
  })
}

/** Picks the fields of {@link Booking} from an object that has more fields. */
export function bookingOf(from: Booking): Booking {
  const booking = {
    reservationId: from.reservationId,
    paymentId: from.paymentId,
    customerId: from.customerId,
    musicalId: from.musicalId,
    performanceId: from.performanceId,
    title: from.title,
    venue: from.venue,
    startsAt: from.startsAt,
    grade: from.grade,
    seats: from.seats,
    amount: from.amount,
    currency: from.currency,
  }
  return from.lines ? { ...booking, lines: from.lines } : booking
}
