import type { DiscountId, MusicalId } from '../kernel/index.ts'
import type { DiscountTerms } from './discount.ts'

/** Bookings can get a discount from now on. */
export type DiscountAdded = {
  readonly type: 'DiscountAdded'
  readonly musicalId: MusicalId
  readonly title: string
  readonly discountId: DiscountId
  readonly terms: DiscountTerms
  /** why, in the words of staff */
  readonly reason?: string
}

/** No booking gets the discount any more. Those that have it keep it. */
export type DiscountEnded = {
  readonly type: 'DiscountEnded'
  readonly musicalId: MusicalId
  readonly title: string
  readonly discountId: DiscountId
  /** its name */
  readonly discount: string
  readonly reason?: string
}

export type DiscountEvent = DiscountAdded | DiscountEnded
