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
      readonly do: 'approve' | 'decline' | 'refund' | 'notice' | 'defer' | 'expire' | 'claim'
      readonly nth: number
    }

const nth = fc.nat(9)
const who = fc.constantFrom<(0 | 1)[]>(0, 1)
const gradeName = fc.constantFrom('VIP' as const, 'R' as const)
const price = fc.option(fc.constantFrom<Price[]>(0, 90_000, PRICE), { nil: undefined })

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
