import type { CustomerId, PerformanceId } from '@outerpark/core/kernel'
import type { Outcome } from '@outerpark/core/ports'
import type { HoldReply } from '@outerpark/core/reservation'
import { accepted } from '../lab/outcome.ts'
import { inPortsWords, metaOf, type Order } from './people.ts'
import type { HeldSeats, Promises } from './promises.ts'
import type { World } from './world.ts'

/** Seats that somebody wants to hold. */
type Wish = Pick<Order, 'customer' | 'performanceId' | 'grade' | 'seats' | 'lines' | 'places'>
type Whose = { readonly customerId: CustomerId; readonly performanceId: PerformanceId }

/** People who hold seats before they book. While a request is not answered, nothing is promised about the hold. */
export function holders({ ask }: World, promises: Promises) {
  const asksToHold = (key: string, wish: Wish): Promise<Outcome<HoldReply>> => {
    const { customer: customerId, ...seats } = wish
    const meta = metaOf({ key, body: wish, scope: customerId, operation: { name: 'hold-seats' } })
    return ask(({ store, orders }) =>
      store.commit(orders.hold, { customerId, ...seats }, meta).catch(inPortsWords),
    )
  }
  const asksForTime = (key: string, whose: Whose): Promise<Outcome<HoldReply>> => {
    const meta = metaOf({ key, body: whose, operation: { name: 'extend-hold' } })
    return ask(({ store, orders }) =>
      store.commit(orders.extendHold, whose, meta).catch(inPortsWords),
    )
  }
  const heldBy = ({ customerId: customer, performanceId }: Whose, reply: HoldReply): HeldSeats => {
    const { lines, until, mayExtend } = reply
    return promises.held({ customer, performanceId, lines, until, mayExtend })
  }

  return {
    asksToHold,
    asksForTime,
    async holds(key: string, wish: Wish): Promise<HeldSeats> {
      const whose = { customerId: wish.customer, performanceId: wish.performanceId }
      promises.unheld(whose)
      return heldBy(whose, accepted(await asksToHold(key, wish)))
    },
    async extends(key: string, whose: Whose): Promise<HeldSeats> {
      promises.unheld(whose)
      return heldBy(whose, accepted(await asksForTime(key, whose)))
    },
    async givesBack(key: string, whose: Whose): Promise<number> {
      promises.unheld(whose)
      const command = { ...whose, because: 'given-back' } as const
      const meta = metaOf({ key, body: command, operation: { name: 'end-hold' } })
      return accepted(
        await ask(({ store, orders }) =>
          store.commit(orders.endHold, command, meta).catch(inPortsWords),
        ),
      )
    },
    looksAtHold: (whose: Whose): Promise<Outcome<HoldReply>> =>
      ask(({ store, orders }) =>
        store.commit(orders.showHold, whose, { causationId: 'RQ-1' }).catch(inPortsWords),
      ),
  }
}

export type Holders = ReturnType<typeof holders>
