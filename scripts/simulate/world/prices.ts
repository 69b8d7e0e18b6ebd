import { asId, type Money } from '@outerpark/core/kernel'
import type { CommitMeta } from '@outerpark/core/ports'
import type { ActionOf } from '../plan/plan.ts'
import { askerIn } from './asking.ts'
import { wantedIn } from './wishes.ts'
import type { World } from './world.ts'

/** What customers see of prices before they book. */
export function pricesIn(world: World) {
  const answered = askerIn(world)

  /** What the seats cost together, as the office shows it now; undefined if they are not on sale, or in two currencies. */
  const shown = async (order: ActionOf<'book'>): Promise<Money | undefined> => {
    const id = world.performances.get(order.performance)
    if (id === undefined) return undefined
    const found = await answered(`booking ${order.booking}`, ({ store }) =>
      store.queries.performance(asId<'performance'>(id)),
    )
    let sum: Money | undefined
    for (const { grade, seats } of wantedIn(world, order)) {
      const price = found?.grades.find((each) => each.grade === grade)?.price
      if (!price || (sum && sum.currency !== price.currency)) return undefined
      sum = { ...price, amount: (sum?.amount ?? 0) + price.amount * seats }
    }
    return sum
  }

  return {
    /** The amount for which a customer books who looks at the price first, after they have thought. */
    async looked(order: ActionOf<'book'>, { causationId }: CommitMeta): Promise<Money | undefined> {
      if (order.thinksMs === undefined) return undefined
      const seen = await shown(order)
      if (seen === undefined) return undefined
      world.known.told.set(causationId, seen.amount)
      await world.time.sleep(order.thinksMs)
      return seen
    },
  }
}
