import { asId } from '@outerpark/core/kernel'
import { cancelPerformance, closeSale, openSale } from '@outerpark/core/musical'
import type { ActionOf } from '../plan/plan.ts'
import { type Ask, keyed } from './asking.ts'
import type { World } from './world.ts'

const OPERATIONS = { close: closeSale, open: openSale, cancel: cancelPerformance }

const AFTERWARDS = { close: 'closed', open: 'open', cancel: 'cancelled' }

/** The admin closes a performance, opens it again, or cancels it. Does nothing if it was never put on sale. */
export function offSaleIn(world: World, answered: Ask) {
  let [changes, underWay] = [0, 0]
  return async ({ performance, to }: ActionOf<'off-sale'>): Promise<void> => {
    const id = world.performances.get(performance)
    if (!id) return
    const command = {
      performanceId: asId<'performance'>(id),
      ...(to !== 'open' && { reason: 'the lead is ill' }),
    }
    changes += 1
    underWay += 1
    const number = changes
    const request = keyed(`off-sale-${number}`)
    const outcome = await answered('admin', ({ store }) =>
      store.commit(OPERATIONS[to], command, request),
    )
    underWay -= 1
    world.trace.add(`to ${to} performance ${performance} is ${outcome.kind}`)
    const said = outcome.kind === 'refused' ? `refused: ${outcome.refusal.code}` : 'done'
    world.countFault(`${to} a performance: ${said}`)
    world.touch([])
    const sale = world.observer.saleOf(id)
    // Whoever changes it at the same time may have been later.
    const isAlone = underWay === 0 && number === changes
    // Only what is cancelled cannot be closed or opened any more, and that is for good.
    const isRight =
      outcome.kind === 'accepted'
        ? sale === AFTERWARDS[to] || !isAlone
        : to !== 'cancel' &&
          outcome.refusal.code === 'performance-cancelled' &&
          sale === 'cancelled'
    world.report(
      'changes-are-answered',
      isRight ? undefined : `to ${to} ${id} is ${said}, and it is ${sale}`,
    )
  }
}
