import type { LeasedTask } from '@outerpark/core/ports'
import type { State } from '../../../packages/daemon/src/store/memory/state.ts'
import { type Known, nameOf } from './known.ts'

/** Every payment that is not settled has a task that will settle it. The task may be a dead letter. */
export function nothingStuck(known: Known): string | undefined {
  const { state } = known
  const tasks = new Set<string>()
  for (const { order } of state.tasks.values()) tasks.add(`${order.kind} ${order.reservationId}`)
  for (const { reservationId: id, status, paymentStatus } of state.office.reservations.values()) {
    if (status === 'awaiting-payment' && !tasks.has(`approve-payment ${id}`))
      return `${nameOf(known, id)} waits for its payment, and no task asks for it`
    const over = status !== 'awaiting-payment' && status !== 'confirmed'
    const unsettled = paymentStatus !== 'cancelled' && paymentStatus !== 'declined'
    if (over && unsettled && !tasks.has(`cancel-payment ${id}`))
      return `${nameOf(known, id)} is ${status}, and no task asks for its money back`
  }
  return undefined
}

/** The errors that outside services cause. Any other error of a task is a fault of the program. */
const KNOWN_ERRORS =
  /^(GatewayUnavailable|GatewayMisbehaved|GatewayRejected|GatewayDisagrees|NoticeFailed|NoticeRefused|StoreUnavailable): |was not sent\.$/

export function onlyKnownErrors({ state }: Known): string | undefined {
  for (const { order, lastError } of state.tasks.values())
    if (lastError !== null && !KNOWN_ERRORS.test(lastError))
      return `${order.kind} failed by a fault of ours: ${lastError}`
  return undefined
}

/**
 * Call it before a claim: it notes which tasks are leased. The function that it returns takes the claimed tasks, and gives
 * an error if one of them was leased.
 * @param longestWaitMs a lease that ends more than this after `now` does not count, because the clock was set back
 */
export function leasesAreKept(state: State, now: number, longestWaitMs = Number.POSITIVE_INFINITY) {
  const leased = new Set<string>()
  for (const { row, lease, dead, dueAt } of state.tasks.values())
    if (lease !== null && !dead && dueAt > now && dueAt <= now + longestWaitMs)
      leased.add(`TK-${row}`)
  return (claimed: readonly LeasedTask[]): string | undefined => {
    const taken = claimed.find(({ id }) => leased.has(id))
    return taken && `${taken.id} (${taken.order.kind}) was claimed while another worker held it`
  }
}
