import type { ReservationStatus } from './booking.ts'
import type { Money } from './money.ts'

/** What a customer is told of a performance that is not on sale. `reason`: in the words of the box office. */
type NotOnSale = { readonly title: string; readonly startsAt: string; readonly reason?: string }

/** Refusals of a cancel, and about performances that are closed or cancelled, with what each says. See `RefusalParams`. */
export type CancelRefusalParams = {
  'sale-closed': NotOnSale
  'performance-cancelled': NotOnSale
  'reservation-already-cancelled': { readonly id: string }
  'reservation-not-cancellable': { readonly id: string; readonly status: ReservationStatus }
  /** `seats` of the reservation that it does not have, or no longer; without numbers `grade` has `left` */
  'seats-not-booked':
    | { readonly case: 'places'; readonly id: string; readonly seats: readonly string[] }
    | {
        readonly case: 'grade'
        readonly id: string
        readonly grade: string
        readonly seats: number
        readonly left: number
      }
    /** seats with numbers are named by them, others by their grade */
    | { readonly case: 'numbered'; readonly id: string; readonly isNumbered: boolean }
  /** only some seats of a reservation cannot be cancelled before it is paid */
  'reservation-unpaid': { readonly id: string }
  /** `until`: when the time to cancel ended, ISO 8601 */
  'past-cancel-deadline': { readonly title: string; readonly until: string }
  'not-refundable': { readonly title: string }
  /** `refund` is what would go back now; the customer was told `expected` */
  'quote-changed': {
    readonly title: string
    readonly expected: Money
    readonly refund: Money
    readonly kept: Money
  }
  /** the policy has amounts in one currency, and a grade has another */
  'booking-fee-currency': { title: string; currency: string; other: string }
  'refund-policy-currency': {
    readonly title: string
    readonly preset: string
    readonly currency: string
    readonly other: string
  }
  /** staff cancel after the policy's last day, and have to say what goes back */
  'refund-not-decided': { readonly title: string }
  /** staff name a sum, but everything goes back: the performance is cancelled (`off`), or nothing is paid yet */
  'refund-fixed': { readonly case: 'off' | 'unpaid'; readonly title: string }
  /** `most`: what was paid for the seats */
  'refund-too-large': { readonly title: string; readonly refund: Money; readonly most: Money }
}
