import type { ProblemCode } from '@outerpark/core/contract'
import type { Caller } from '../caller.ts'
import { Problem } from '../problem.ts'

/** Why seats are refused, for a booking, its quote or a hold. */
export const SEAT_REFUSALS: readonly ProblemCode[] = [
  'customer-erased',
  'customer-not-confirmed',
  'performance-not-found',
  'performance-has-begun',
  'sale-closed',
  'performance-cancelled',
  'grade-required',
  'grade-not-found',
  'currencies-differ',
  'seats-not-numbered',
  'seat-unknown',
  'seat-taken',
  'seat-not-sold',
  'seat-restricted',
  'companion-alone',
  'no-block',
  'no-wheelchair-places',
  'seats-unavailable',
  'too-many-seats',
  'seat-limit-reached',
  'unpaid-seat-limit-reached',
  'too-many-declines',
]

/** Why a booking is refused, and so its quote. */
export const BOOKING_REFUSALS: readonly ProblemCode[] = [
  ...SEAT_REFUSALS,
  'card-unknown',
  'leaves-single-seat',
  'unknown-code',
  'code-used-up',
  'code-does-not-apply',
]

export type CustomerRules = {
  /** whether only customers whose address is confirmed may book */
  readonly onlyConfirmed: boolean
}

export type BookingRules = CustomerRules & {
  /** the cards that the card company knows; undefined if only the card company can say that */
  readonly cards: readonly string[] | undefined
}

/**
 * The customer who asks for seats.
 * @throws Problem `customers-only`, `customer-not-confirmed`
 */
export function mayTakeSeats(caller: Caller, { onlyConfirmed }: CustomerRules) {
  if (caller.role !== 'customer') throw new Problem('customers-only', { case: 'book' })
  const { id, confirmed } = caller.customer
  if (onlyConfirmed && !confirmed) throw new Problem('customer-not-confirmed', { id })
  return caller.customer
}

/**
 * The customer who asks for a booking, and what has to be right before its rules are asked.
 * @throws Problem `customers-only`, `customer-not-confirmed`, `card-unknown`
 */
export function mayBook(caller: Caller, paymentMethod: string, { cards, ...rules }: BookingRules) {
  const customer = mayTakeSeats(caller, rules)
  if (cards && !cards.includes(paymentMethod))
    throw new Problem('card-unknown', { card: paymentMethod, cards })
  return customer
}
