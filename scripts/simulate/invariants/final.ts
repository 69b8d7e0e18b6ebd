import type { World } from '../world/world.ts'
import { heldKey, keyOf, nameOf } from './known.ts'
import { dueBack } from './refunds.ts'

/** Everything that is not settled yet, in words. Empty if all is settled. */
export function finalStates(world: World): string[] {
  const { known } = world
  const left: string[] = []
  const first = [...known.state.tasks.values()][0]
  if (first) {
    const { order, attempts, lastError } = first
    left.push(
      `${known.state.tasks.size} tasks are left, such as ${order.kind} of ${nameOf(known, order.reservationId)} after ${attempts} tries (${lastError ?? 'no error'})`,
    )
  }
  for (const {
    reservationId: id,
    status,
    paymentStatus,
  } of known.state.office.reservations.values()) {
    const charge = known.company.book().get(keyOf(id))
    const live = charge ? charge.charged - charge.refunded : 0
    if (status === 'awaiting-payment') left.push(`${nameOf(known, id)} waits for its payment`)
    const history = known.histories.get(id)
    const due = charge?.charged && history ? charge.charged - dueBack(history) : 0
    if (live !== due)
      left.push(`${nameOf(known, id)} is ${status}, and ${live} is charged for it, not ${due}`)
    if (status === 'cancelled' && paymentStatus !== 'cancelled')
      left.push(`the payment of ${nameOf(known, id)}, which is cancelled, is ${paymentStatus}`)
  }
  for (const hold of known.holds.values())
    left.push(`${heldKey(hold)} is held until ${new Date(hold.until).toISOString()}`)
  for (const id of world.observer.stillBooked())
    left.push(`${nameOf(known, id)} is confirmed, and its performance is cancelled`)
  const owed = world.observer.owedNotices()
  if (owed.length > 0) left.push(`nobody was told of ${owed[0]}`)
  return left
}
