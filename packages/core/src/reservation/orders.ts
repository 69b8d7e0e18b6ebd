import { bookWithin } from './book.ts'
import { cancelWithin } from './cancel.ts'
import { extendHoldBy, holdWithin } from './hold.ts'
import type { CustomerLimits } from './limits.ts'
import { quoteWithin } from './quote.ts'

/** What customers ask of an office. Whoever takes their requests gets these operations from the office. */
export type Orders = {
  readonly book: ReturnType<typeof bookWithin>
  readonly quote: ReturnType<typeof quoteWithin>
  readonly cancel: ReturnType<typeof cancelWithin>
  readonly hold: ReturnType<typeof holdWithin>
  readonly extendHold: ReturnType<typeof extendHoldBy>
}

/**
 * The orders of an office with these limits for each customer.
 * @param holdMs how long a customer may hold chosen seats before the booking
 */
export const ordersWithin = (limits: CustomerLimits, holdMs: number): Orders => ({
  book: bookWithin(limits),
  quote: quoteWithin(limits),
  cancel: cancelWithin(limits),
  hold: holdWithin(limits, holdMs),
  extendHold: extendHoldBy(holdMs),
})
