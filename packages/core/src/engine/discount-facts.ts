import { asksForVisits, type Discount, type Visit } from '../discount/index.ts'
import { discountsIn, isOver, type MusicalId } from '../kernel/index.ts'
import type { Needs } from '../ports/index.ts'
import type { State } from './state.ts'

/** The discounts of a musical; undefined if it has none. */
export const discountsOf = (
  { discounts }: State,
  id: MusicalId,
): readonly Discount[] | undefined =>
  // Most offices have no discounts at all.
  discounts.size() === 0 ? undefined : discounts.get(id)?.discounts

/** Whether the bookings of a customer decide which discounts a booking of the performance gets. */
export function asksVisits(state: State, { performanceId }: NonNullable<Needs['visits']>): boolean {
  if (state.discounts.size() === 0) return false
  const musicalId = state.performances.get(performanceId)?.musicalId
  return musicalId !== undefined && !!discountsOf(state, musicalId)?.some(asksForVisits)
}

/** The customer's bookings that are not over. The driver has loaded them, if they matter. */
export function visitsOf(state: State, named: NonNullable<Needs['visits']>): readonly Visit[] {
  if (!asksVisits(state, named)) return NONE
  return state.reservations
    .values()
    .filter(({ customerId, status }) => customerId === named.customerId && !isOver(status))
    .map(({ musicalId, startsAt, status, lines }) => ({
      ...{ musicalId, startsAt, isPaid: status === 'confirmed', discounts: discountsIn(lines) },
    }))
}
const NONE: readonly never[] = []
