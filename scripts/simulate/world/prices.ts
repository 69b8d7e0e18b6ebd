import { asId, type Money, type Refusal } from '@outerpark/core/kernel'
import type { CommitMeta } from '@outerpark/core/ports'
import type { ActionOf } from '../plan/plan.ts'
import { askerIn } from './asking.ts'
import { GRADE } from './on-sale.ts'
import type { World } from './world.ts'

/** What customers see of prices before they book, and what they hear of them afterwards. */
export function pricesIn(world: World) {
  const answered = askerIn(world)

  /** What the seats cost, as the office shows it now; undefined if they are not on sale. */
  const shown = async ({ booking, performance, seats }: ActionOf<'book'>) => {
    const id = world.performances.get(performance)
    if (id === undefined) return undefined
    const found = await answered(`booking ${booking}`, ({ store }) =>
      store.queries.performance(asId<'performance'>(id)),
    )
    const price = found?.grades.find(({ grade }) => grade === GRADE)?.price
    return price && { ...price, amount: price.amount * seats }
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

    /** Checks a refusal: a booking may be refused for its price only if another one was on sale. */
    refused(performanceId: string, { code, params }: Refusal): void {
      if (code !== 'offer-changed') return
      world.countFault('booking refused: another price')
      const { expected, amount, seats } = params
      const each = amount.amount / seats
      if (expected.amount === amount.amount || !world.observer.everCost(performanceId, GRADE, each))
        world.report(
          'prices-are-told-as-they-are',
          `a booking for ${expected.amount} was refused because ${seats} seats cost ${amount.amount}`,
        )
    },
  }
}
