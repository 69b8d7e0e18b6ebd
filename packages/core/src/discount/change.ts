import { accept, type DiscountId, type MusicalId, type Operation, refuse } from '../kernel/index.ts'
import type { Discount, DiscountTerms, MusicalDiscounts } from './discount.ts'
import type { DiscountAdded, DiscountEnded } from './events.ts'

type Needs = { musical: MusicalId; discounts: MusicalId }
type Facts = {
  musical: { readonly id: MusicalId; readonly title: string } | undefined
  discounts: MusicalDiscounts | undefined
}

export type AddDiscount = {
  readonly musicalId: MusicalId
  /** its code is in upper case: {@link codeKey} */
  readonly terms: DiscountTerms
  readonly reason?: string | undefined
}

/** Adds a discount to a musical. Two that have not ended cannot have the same code. */
export const addDiscount: Operation<AddDiscount, Needs, Facts, DiscountAdded, Discount> = {
  name: 'add-discount',
  needs: ({ musicalId }) => ({ musical: musicalId, discounts: musicalId }),
  decide({ musicalId, terms, reason }, { musical, discounts }, { newId }) {
    if (!musical) return refuse('musical-not-found', { id: musicalId })
    const { code } = terms
    const other = discounts?.discounts.find(
      (each) => code !== undefined && each.code === code && each.endedAt === undefined,
    )
    if (other && code !== undefined) return refuse('code-taken', { code, name: other.name })
    const discountId = newId('discount')
    const event: DiscountAdded = {
      type: 'DiscountAdded',
      ...{ musicalId, title: musical.title, discountId, terms },
      ...(reason !== undefined && { reason }),
    }
    return accept([event], { ...terms, id: discountId, musicalId, used: 0 })
  },
}

export type EndDiscount = {
  readonly musicalId: MusicalId
  readonly discountId: DiscountId
  readonly reason?: string | undefined
}

/** Ends a discount for later bookings. A second try changes nothing. */
export const endDiscount: Operation<EndDiscount, Needs, Facts, DiscountEnded, Discount> = {
  name: 'end-discount',
  needs: ({ musicalId }) => ({ musical: musicalId, discounts: musicalId }),
  decide({ musicalId, discountId, reason }, { musical, discounts }, { now }) {
    if (!musical) return refuse('musical-not-found', { id: musicalId })
    const found = discounts?.discounts.find(({ id }) => id === discountId)
    if (!found) return refuse('discount-not-found', { id: discountId })
    if (found.endedAt !== undefined) return accept([], found)
    const event: DiscountEnded = {
      type: 'DiscountEnded',
      ...{ musicalId, title: musical.title, discountId, discount: found.name },
      ...(reason !== undefined && { reason }),
    }
    return accept([event], { ...found, endedAt: new Date(now).toISOString() })
  },
}
