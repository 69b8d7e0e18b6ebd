import type { ProblemCode } from '@outerpark/core/contract'
import type { Caller } from '../caller.ts'
import { Problem } from '../problem.ts'

/** Why a booking is refused, and so its quote. */
export const BOOKING_REFUSALS: readonly ProblemCode[] = [
  'customer-erased',
  'customer-not-confirmed',
  'card-unknown',
  'performance-not-found',
  'performance-has-begun',
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
  'leaves-single-seat',
  'seats-unavailable',
  'too-many-seats',
  'seat-limit-reached',
  'unpaid-seat-limit-reached',
  'too-many-declines',
]

export type BookingRules = {
  /** whether only customers whose address is confirmed may book */
  readonly onlyConfirmed: boolean
  /** the cards that the card company knows; undefined if only the card company can say that */
  readonly cards: readonly string[] | undefined
}

/**
 * The customer who asks for a booking, and what has to be right before its rules are asked.
 * @throws Problem `customer-not-confirmed`, `card-unknown`
 */
export function mayBook(
  caller: Caller,
  paymentMethod: string,
  { onlyConfirmed, cards }: BookingRules,
) {
  if (caller.role !== 'customer') throw new Problem('customers-only', { case: 'book' })
  const { id, confirmed } = caller.customer
  if (onlyConfirmed && !confirmed) throw new Problem('customer-not-confirmed', { id })
  if (cards && !cards.includes(paymentMethod))
    throw new Problem('card-unknown', { card: paymentMethod, cards })
  return caller.customer
}
