import type { Money } from '@outerpark/core/kernel'

/** A new price that is this many times the old one, or this part of it, is probably a slip of the finger: a digit too many or too few. */
const FAR = 5

/** Whether a new price looks like a slip: nothing at all, a fifth of the old one or less, five times or more. Both in the smallest unit. */
export const isSlip = (before: number, after: number): boolean =>
  before > 0 && (after * FAR <= before || after >= before * FAR)

type Priced = { readonly grade: string; readonly price: Money }

/** A price that is far from that of every other grade, and the nearest of these. */
export type FarPrice = Priced & { readonly nearest: Priced }

/**
 * New prices that look like a slip beside the other grades: five times the price of each of them, or a fifth. Prices of nothing are no
 * measure.
 *
 * @param others grades that are on sale beside the new ones
 */
export function farPrices(added: readonly Priced[], others: readonly Priced[]): FarPrice[] {
  const all = [...added, ...others].filter(({ price }) => price.amount > 0)
  return added.flatMap((each) => {
    const beside = all.filter(({ grade }) => grade !== each.grade)
    const [first, ...rest] = beside.toSorted((a, b) => distance(a, each) - distance(b, each))
    if (!first || ![first, ...rest].every(({ price }) => isSlip(price.amount, each.price.amount)))
      return []
    return [{ ...each, nearest: first }]
  })
}

/** How many times one price is the other. */
const distance = ({ price: { amount: one } }: Priced, { price: { amount: other } }: Priced) =>
  Math.max(one, other) / Math.max(1, Math.min(one, other))
