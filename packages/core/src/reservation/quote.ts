import { accept, type Money, type Operation, times } from '../kernel/index.ts'
import { bookWithin } from './book.ts'
import { type Book, type BookFacts, type BookNeeds, chooseSeats } from './choose-seats.ts'
import type { CustomerLimits } from './limits.ts'

/** What a booking would take and cost. */
export type Quote = {
  readonly grade: string
  readonly seats: number
  /** for all seats together */
  readonly amount: Money
}

/** Answers as {@link bookWithin} would at this moment, and changes nothing: a refusal comes before the customer says yes. */
export function quoteWithin(
  limits: CustomerLimits,
): Operation<Book, BookNeeds, BookFacts, never, Quote> {
  return {
    name: 'quote',
    needs: bookWithin(limits).needs,
    decide(command, facts, { now }) {
      const choice = chooseSeats(command, facts, now, limits)
      if (choice.kind === 'refused') return choice
      const { grade, price } = choice.chosen
      const { seats } = command
      return accept([], { grade, seats, amount: times(price, seats) })
    },
  }
}
