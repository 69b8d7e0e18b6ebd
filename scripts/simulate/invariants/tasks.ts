import type { TaskOrder } from '@outerpark/core/policies'
import type { LeasedTask } from '@outerpark/core/ports'
import type { State } from '../../../packages/daemon/src/store/memory/state.ts'
import { type Known, nameOf } from './known.ts'
import type { Subject } from './subject.ts'

/** A payment that is not settled has a task that will settle it. The task may be a dead letter. */
export function notStuck({ id, row, tasks }: Subject, known: Known): string | undefined {
  if (!row) return undefined
  const { status, paymentStatus } = row
  const asked = (kind: TaskOrder['kind']) => tasks.some(({ order }) => order.kind === kind)
  if (status === 'awaiting-payment' && !asked('approve-payment'))
    return `${nameOf(known, id)} waits for its payment, and no task asks for it`
  const over = status !== 'awaiting-payment' && status !== 'confirmed'
  const unsettled = paymentStatus !== 'cancelled' && paymentStatus !== 'declined'
  if (over && unsettled && !asked('cancel-payment'))
    return `${nameOf(known, id)} is ${status}, and no task asks for its money back`
  return undefined
}

/** The errors that outside services cause. Any other error of a task is a fault of the program. */
const KNOWN_ERRORS =
  /^(GatewayUnavailable|GatewayMisbehaved|GatewayRejected|GatewayDisagrees|NoticeFailed|NoticeRefused|StoreUnavailable): |was not (sent|made)\.$/

export function onlyKnownErrors({ tasks }: Subject): string | undefined {
  for (const { order, lastError } of tasks)
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
