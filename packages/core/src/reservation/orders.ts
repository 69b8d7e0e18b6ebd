import { bookWithin } from './book.ts'
import { cancelWithin } from './cancel.ts'
import type { CustomerLimits } from './limits.ts'
import { quoteWithin } from './quote.ts'

/** What customers ask of an office. Whoever takes their requests gets these operations from the office. */
export type Orders = {
  readonly book: ReturnType<typeof bookWithin>
  readonly quote: ReturnType<typeof quoteWithin>
  readonly cancel: ReturnType<typeof cancelWithin>
}

/** The orders of an office with these limits for each customer. */
export const ordersWithin = (limits: CustomerLimits): Orders => ({
  book: bookWithin(limits),
  quote: quoteWithin(limits),
  cancel: cancelWithin(limits),
})
