import { type LeasedTask, StoreUnavailable } from '@outerpark/core/ports'
import { recordedMeansInTheLog } from '../invariants/log.ts'
import { leasesAreKept } from '../invariants/tasks.ts'
import type { StoreWatch } from './shaky-store.ts'
import type { World } from './world.ts'

/** Watches the writes of one daemon: reports moments, and checks the invariants about writes. */
export function storeWatchIn(world: World): StoreWatch {
  const { known, moments, trace } = world
  return {
    before: (write, subject) => moments.now(`before ${write}`, world.bookingOf(subject)),
    after(write, subject, result) {
      const about = subject ?? reservationIn(result)
      // Most claims find no task and change nothing.
      if (write === 'claim') world.touch(reservationsOf(result))
      else world.touch(about === undefined ? 'all' : [about])
      trace.add(`${write} ${world.bookingOf(about) ?? ''}`)
      world.report('recorded-means-in-the-log', recordedMeansInTheLog(write, subject, known))
      moments.now(`after ${write}`, world.bookingOf(about))
    },
    decided: world.judge,
    claiming(longestWaitMs) {
      const check = leasesAreKept(known.state, Date.now(), longestWaitMs)
      return (claimed) => {
        world.noteClaims(paymentsIn(claimed))
        world.report('leases-are-kept', check(claimed))
      }
    },
    fault(write, error) {
      if (!(error instanceof StoreUnavailable)) world.fault(write, error)
    },
  }
}

/** The reservations whose payments are claimed. */
const paymentsIn = (claimed: readonly LeasedTask[]): readonly string[] =>
  claimed.flatMap(({ order }) => (order.kind === 'approve-payment' ? [order.reservationId] : []))

/** The reservations of claimed tasks. */
const reservationsOf = (claimed: unknown): readonly string[] =>
  Array.isArray(claimed) ? claimed.map(({ order }: LeasedTask) => order.reservationId) : []

/** The reservation in the answer to a booking. */
function reservationIn(result: unknown): string | undefined {
  if (typeof result !== 'object' || result === null || !('reply' in result)) return undefined
  const { reply } = result
  return typeof reply === 'object' && reply !== null && 'id' in reply ? String(reply.id) : undefined
}
