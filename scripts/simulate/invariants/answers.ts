import type { Books } from './checks.ts'
import type { HoldAsked } from './hold-replies.ts'
import { heldKey, type Known } from './known.ts'
import { beside } from './places.ts'

/** What others may ask of the books. */
export function answersOf(
  { notices, sales, places, holds }: Pick<Books, 'notices' | 'sales' | 'places' | 'holds'>,
  known: Known,
) {
  const heldBy = (performanceId: string, customerId: string) =>
    known.holds.get(heldKey({ performanceId, customerId }))
  /** A performance with numbers, as this customer sees it. */
  const numberedFor = (performanceId: string, customerId: string) =>
    beside(places.numbered(performanceId), heldBy(performanceId, customerId))
  return {
    owedNotices: notices.owed,
    everCost: sales.everCost,
    numbered: places.numbered,
    numberedFor,
    /** What has to be known to judge an answer about a hold. */
    holdAsked: (performanceId: string, customerId: string): HoldAsked => ({
      hold: heldBy(performanceId, customerId),
      numbered: numberedFor(performanceId, customerId),
      priceOf: (grade) => sales.priceOf(performanceId, grade),
      startsAt: holds.startOf(performanceId),
    }),
  }
}
