import type { DiscountId, Money, MusicalId, PerformanceId, Proof } from '../kernel/index.ts'

/**
 * What a discount takes off (domain 3.3): a part of the price of each seat, in basis points (1,000 is 10 %), an amount off the order,
 * shared out over its seats, or a price that each seat has.
 */
export type Reduction =
  | { readonly percent: number }
  | { readonly amount: Money }
  | { readonly price: Money }

/** A discount as it was added. All its conditions have to hold. */
export type DiscountTerms = {
  readonly name: string
  readonly off: Reduction
  /** in upper case; absent if it applies by itself */
  readonly code?: string
  /** when bookings get it, ISO 8601: from the first moment on, until before the last */
  readonly from?: string
  readonly until?: string
  /** absent: all of the musical */
  readonly performances?: readonly PerformanceId[]
  /** absent: all */
  readonly grades?: readonly string[]
  /** so many seats at least, of those that it is for */
  readonly least?: number
  /** it is for so many seats of a booking at most, the dearest: 2 for the disabled and one companion */
  readonly most?: number
  /** `first`: the customer has no booking of the musical; `repeat`: one that is paid, of an earlier performance */
  readonly visit?: 'first' | 'repeat'
  /** how many bookings can have it, in all and of one customer */
  readonly limit?: number
  readonly perCustomer?: number
  /** whose card the door asks for */
  readonly proof?: Proof
  /** `add`: together with the others that say so; absent: only the best one counts */
  readonly stack?: 'add'
}

export type Discount = DiscountTerms & {
  readonly id: DiscountId
  readonly musicalId: MusicalId
  /** how many bookings have it that are not over */
  readonly used: number
  /** ISO 8601; absent while bookings can get it */
  readonly endedAt?: string
}

/** All discounts of a musical, also those that have ended, in the order in which they were added. */
export type MusicalDiscounts = {
  readonly musicalId: MusicalId
  readonly discounts: readonly Discount[]
}

/** What a customer has booked, as far as discounts ask: bookings that await their payment or are confirmed. */
export type Visit = {
  readonly musicalId: MusicalId
  readonly startsAt: string
  readonly isPaid: boolean
  /** the discounts that the booking has */
  readonly discounts: readonly DiscountId[]
}

/** Whether the bookings of the customer have to be read to decide whether the discount applies. */
export const asksForVisits = ({ visit, perCustomer }: DiscountTerms): boolean =>
  visit !== undefined || perCustomer !== undefined

/** A code as it is compared: `spring-27` is `SPRING-27`. */
export const codeKey = (typed: string): string => typed.normalize('NFC').trim().toUpperCase()
