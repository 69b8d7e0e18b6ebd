import { seatsOf } from '@outerpark/core/engine'
import type { Known } from './known.ts'
import type { Subject } from './subject.ts'

/**
 * No customer has more seats of a performance, or more unpaid ones, than the limit, and what the commits count is what
 * the reservations say.
 */
export function withinLimits({ row }: Subject, { setup, state }: Known): string | undefined {
  if (!row || setup.customerLimit === 0) return undefined
  const { customerId, performanceId } = row
  let [seats, unpaid] = [0, 0]
  for (const each of state.office.reservations.values()) {
    if (each.customerId !== customerId) continue
    const { status } = each
    if (status === 'awaiting-payment') unpaid += each.seats
    if (
      each.performanceId === performanceId &&
      (status === 'awaiting-payment' || status === 'confirmed')
    )
      seats += each.seats
  }
  const who = `${customerId} has ${seats} seats of ${performanceId}, and ${unpaid} unpaid ones`
  if (seats > setup.customerLimit || unpaid > setup.customerLimit)
    return `${who}; ${setup.customerLimit} are allowed`
  const counted = state.office.standings.get(customerId)
  if (!counted) return undefined
  const countedSeats = seatsOf(counted, performanceId)
  return counted.unpaid === unpaid && countedSeats === seats
    ? undefined
    : `${who}; counted are ${countedSeats} and ${counted.unpaid}`
}
