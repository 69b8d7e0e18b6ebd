import { type Money, type Refused, refuse } from '../kernel/index.ts'
import type { GradeOnSale } from './events.ts'

/**
 * The booking fee of each seat of a new performance. It has the currency of all grades, since one payment has one currency.
 *
 * @param fee undefined or 0 if there is none
 */
export function feeFor(
  fee: Money | undefined,
  title: string,
  grades: readonly GradeOnSale[],
): Money | Refused | undefined {
  if (!fee || fee.amount === 0) return undefined
  const other = grades.find(({ price }) => price.currency !== fee.currency)
  if (!other) return fee
  const currencies = { currency: fee.currency, other: other.price.currency }
  return refuse('booking-fee-currency', { title, ...currencies })
}
