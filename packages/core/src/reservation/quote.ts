import {
  accept,
  type LineShown,
  linesOf,
  type Money,
  type Operation,
  shownLines,
} from '../kernel/index.ts'
import { scheduleOf } from '../refund/index.ts'
import { type BookNeeds, bookingNeeds } from './book-needs.ts'
import { type ShownStep, shownSchedule } from './cancel-quote.ts'
import { type Book, type BookFacts, chooseSeats } from './choose-seats.ts'
import type { CustomerLimits } from './limits.ts'
import { type SingleSeats, STRICT_TO_THE_START } from './single-seats.ts'

/** What a booking would take and cost. */
export type Quote = {
  /** null if the seats are of several grades */
  readonly grade: string | null
  readonly seats: number
  readonly lines: readonly LineShown[]
  /** for all seats together */
  readonly amount: Money
  /** what a cancel of all of them would give back, until when; absent if everything goes back until the start */
  readonly refunds?: readonly ShownStep[]
}

/** Answers as a booking would at this moment, and changes nothing: a refusal comes before the customer says yes. */
export function quoteWithin(
  limits: CustomerLimits,
  singles: SingleSeats = STRICT_TO_THE_START,
): Operation<Book, BookNeeds, BookFacts, never, Quote> {
  return {
    name: 'quote',
    needs: (command) => bookingNeeds(command, limits),
    decide(command, facts, { now }) {
      const choice = chooseSeats(command, facts, now, limits, singles)
      if (choice.kind === 'refused') return choice
      const { seated, currency, offer } = choice
      const { grade, seats, amount } = seated
      const lines = shownLines({ ...seated, currency })
      const quote = { grade, seats, lines, amount: { amount, currency } }
      const { refund: terms, startsAt } = offer
      if (!terms) return accept([], quote)
      const steps = scheduleOf(linesOf(seated), terms, { startsAt, bookedAt: now }, now)
      return accept([], { ...quote, refunds: shownSchedule(steps, terms, currency) })
    },
  }
}
