import type { DiscountAdded, DiscountEnded } from '../discount/index.ts'
import { type Booking, discountsIn } from '../kernel/index.ts'
import type { RecordedEvent } from '../policies/index.ts'
import type { State } from './state.ts'

export function discountAdded(state: State, event: DiscountAdded): void {
  const { musicalId, discountId: id, terms } = event
  const { discounts = [] } = state.discounts.get(musicalId) ?? {}
  const added = { ...terms, id, musicalId, used: 0 }
  state.discounts.put(musicalId, { musicalId, discounts: [...discounts, added] })
}

export function discountEnded(state: State, event: DiscountEnded & RecordedEvent): void {
  const { musicalId, discountId, at: endedAt } = event
  const row = rowOf(state, event)
  const discounts = row.discounts.map((each) =>
    each.id === discountId ? { ...each, endedAt } : each,
  )
  state.discounts.replace(musicalId, { musicalId, discounts })
}

/**
 * Counts a booking that gets discounts, or one that is over and gives them back. After some of its seats were cancelled it still has them.
 *
 * @throws if a limit is passed, which means that a rule has a bug (N1)
 */
export function countDiscounts(
  state: State,
  booking: Pick<Booking, 'lines' | 'musicalId'>,
  more: 1 | -1,
): void {
  const ids = discountsIn(booking.lines)
  if (ids.length === 0) return
  const { musicalId, discounts } = rowOf(state, booking)
  const counted = discounts.map((each) =>
    ids.includes(each.id) ? { ...each, used: each.used + more } : each,
  )
  for (const { id, used, limit = Number.POSITIVE_INFINITY } of counted)
    if (used < 0 || (more === 1 && ids.includes(id) && used > limit))
      throw new Error(`${id} is used ${used} times.`)
  state.discounts.replace(musicalId, { musicalId, discounts: counted })
}

function rowOf(state: State, { musicalId }: Pick<Booking, 'musicalId'>) {
  const row = state.discounts.get(musicalId)
  if (!row) throw new Error(`${musicalId} has no discounts.`)
  return row
}
