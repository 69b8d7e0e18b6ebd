import type { Books } from './checks.ts'
import type { HoldAsked } from './hold-replies.ts'
import { heldKey, type Known } from './known.ts'
import type { OffSaleBook } from './off-sale.ts'
import { isOverdue } from './overdue.ts'
import { beside } from './places.ts'
import type { ReplanAsked } from './replans.ts'

/** What others may ask of the books. */
export function answersOf(
  {
    notices,
    sales,
    places,
    holds,
    offSale,
  }: Pick<Books, 'notices' | 'sales' | 'places' | 'holds'> & { readonly offSale: OffSaleBook },
  known: Known,
) {
  const heldBy = (performanceId: string, customerId: string) =>
    known.holds.get(heldKey({ performanceId, customerId }))
  /** A performance with numbers, as this customer sees it. */
  const numberedFor = (performanceId: string, customerId: string) =>
    beside(places.numbered(performanceId), heldBy(performanceId, customerId))
  const replanAsked = (id: string): ReplanAsked => ({
    planned: places.numbered(id),
    version: places.version,
    grades: sales.gradesOf(id),
    startsAt: holds.startOf(id),
    isCancelled: offSale.saleOf(id) === 'cancelled',
  })
  return {
    replanAsked,
    /** The performances, with their versions, that keep seats which should be on sale by now. */
    overdue: (): readonly string[] =>
      [...places.all()].flatMap(([id, planned]) => {
        // Nobody wants the seats of a show that does not take place.
        if (!planned.plan.releases || offSale.saleOf(id) === 'cancelled') return []
        const isLate = isOverdue(planned, sales.gradesOf(id), holds.startOf(id) ?? 0)
        return isLate ? [`${id} with version ${planned.version}`] : []
      }),
    heldBy,
    saleOf: offSale.saleOf,
    stillBooked: () => offSale.stillBooked(known),
    /** Whether a refusal says rightly that a performance is closed or cancelled. */
    wronglyOff: offSale.wronglyRefused,
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
      waitMs: holds.times.waitAt(
        heldKey({ performanceId, customerId }),
        heldBy(performanceId, customerId),
        Date.now(),
      ),
    }),
  }
}
