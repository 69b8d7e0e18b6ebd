import { bookWithin } from './book.ts'
import { cancelWithin } from './cancel.ts'
import { quoteCancel } from './cancel-quote.ts'
import { endHold, extendHoldBy, holdWithin, showHoldBy } from './hold.ts'
import type { CustomerLimits } from './limits.ts'
import { quoteWithin } from './quote.ts'
import type { SingleSeats } from './single-seats.ts'

/** What customers ask of an office. Whoever takes their requests gets these operations from the office. */
export type Orders = {
  readonly book: ReturnType<typeof bookWithin>
  readonly quote: ReturnType<typeof quoteWithin>
  readonly cancel: ReturnType<typeof cancelWithin>
  readonly quoteCancel: typeof quoteCancel
  readonly hold: ReturnType<typeof holdWithin>
  readonly showHold: ReturnType<typeof showHoldBy>
  readonly extendHold: ReturnType<typeof extendHoldBy>
  readonly endHold: typeof endHold
}

/** What an office decides about seats that have numbers. */
export type NumberedSeats = SingleSeats & {
  /** how long a customer may hold chosen seats before the booking */
  readonly holdMs: number
  /** how long a customer waits whose holding time of a performance is used up; 0 or nothing: each hold has its own time */
  readonly holdPauseMs?: number
}

/** The orders of an office with these limits for each customer. */
export const ordersWithin = (limits: CustomerLimits, seats: NumberedSeats): Orders => ({
  book: bookWithin(limits, seats),
  quote: quoteWithin(limits, seats),
  cancel: cancelWithin(limits),
  quoteCancel,
  hold: holdWithin(limits, seats.holdMs, seats, seats.holdPauseMs),
  showHold: showHoldBy(seats),
  extendHold: extendHoldBy(seats.holdMs, seats),
  endHold,
})
