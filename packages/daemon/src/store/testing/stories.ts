import fc from 'fast-check'
import { PRICE } from '../../testing/season.ts'

/** Few prices, so that a customer is often told the right one. */
type Price = 0 | 90_000 | typeof PRICE

/** One step of a story. `nth` picks one of the reservations that exist at that time. */
export type Step =
  | {
      readonly do: 'book'
      readonly who: 0 | 1
      readonly seats: number
      readonly grade: 'VIP' | 'R'
      /** seats of the other grade, which are booked together with these; 0: none */
      readonly others: number
      /** the price of one seat, of either grade, that the customer was told; undefined: none */
      readonly told: Price | undefined
    }
  | {
      readonly do: 'change'
      readonly grade: 'VIP' | 'R'
      readonly price: Price | undefined
      readonly seats: number | undefined
    }
  | { readonly do: 'cancel'; readonly nth: number; readonly by: 0 | 1 | 'admin' }
  | {
      /** cancels single seats */
      readonly do: 'part'
      readonly nth: number
      readonly by: 0 | 1 | 'admin'
      readonly grade: 'VIP' | 'R'
      readonly seats: number
      /** what staff give back; customers get what the policy says */
      readonly refund: 'policy' | 'full' | number
    }
  /** Refunds what is due, as the pipeline does it. */
  | { readonly do: 'give-back'; readonly nth: number }
  | {
      readonly do: 'approve' | 'decline' | 'refund' | 'notice' | 'defer' | 'expire' | 'claim'
      readonly nth: number
    }

const nth = fc.nat(9)
const who = fc.constantFrom<(0 | 1)[]>(0, 1)
const gradeName = fc.constantFrom('VIP' as const, 'R' as const)
const price = fc.option(fc.constantFrom<Price[]>(0, 90_000, PRICE), { nil: undefined })

const part = fc.record({
  do: fc.constant('part' as const),
  nth,
  by: fc.oneof(who, fc.constant('admin' as const)),
  grade: gradeName,
  seats: fc.integer({ min: 1, max: 2 }),
  refund: fc.oneof(fc.constantFrom('policy' as const, 'full' as const), fc.nat(2 * PRICE)),
})

/** Random stories. Most steps find a reservation in a status that they do not expect. */
export const stories = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('book' as const),
        who,
        seats: fc.integer({ min: 1, max: 4 }),
        grade: gradeName,
        others: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2 })),
        told: price,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('change' as const),
        grade: gradeName,
        price,
        seats: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('cancel' as const),
        nth,
        by: fc.oneof(who, fc.constant('admin' as const)),
      }),
    },
    { weight: 3, arbitrary: part },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('give-back' as const), nth }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constantFrom(
          'approve' as const,
          'decline' as const,
          'refund' as const,
          'notice' as const,
          'defer' as const,
          'expire' as const,
          'claim' as const,
        ),
        nth,
      }),
    },
  ),
  { maxLength: 40, size: 'max' },
)
