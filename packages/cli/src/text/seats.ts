import type { PerformanceResponse } from '@outerpark/core/contract'
import { moneyText } from './money.ts'

/** The lowest price of a grade with free seats, or of any grade if all are sold out. Empty without grades. */
export function lowestPrice(grades: PerformanceResponse['grades']): string {
  const free = grades.filter(({ available }) => available > 0)
  const [first, ...others] = free.length > 0 ? free : grades
  if (!first) return ''
  const lowest = others.reduce(
    (low, { price }) => (price.amount < low.amount ? price : low),
    first.price,
  )
  return moneyText(lowest)
}
