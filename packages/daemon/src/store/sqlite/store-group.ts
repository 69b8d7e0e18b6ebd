import { type Plan, planOf, settleGroup } from '@outerpark/core/engine'
import type { RecordedEvent } from '@outerpark/core/policies'
import { changedPeople } from '../changed-people.ts'
import type { commitNews } from '../news.ts'
import { groupCommit } from './group-commit.ts'
import type { GroupHooks } from './group-transaction.ts'
import type { Tables } from './open-tables.ts'
import type { reservationNumbers } from './reservation-numbers.ts'

type Parts = {
  readonly news: ReturnType<typeof commitNews>
  readonly numbers: ReturnType<typeof reservationNumbers>
  readonly now: () => number
  readonly timed?: GroupHooks['timed']
  /** is told of the events of each transaction that was committed, and how long it took (ms) */
  readonly onEvents?: ((events: readonly RecordedEvent[], ms: number) => void) | undefined
  readonly failed?: GroupHooks['failed']
}

/**
 * Group commit on these tables. It writes the changes of a group in the working set as one plan, and then informs the
 * listeners.
 */
export function storeGroup(tables: Tables, { news, numbers, now, timed, onEvents, failed }: Parts) {
  const { working } = tables
  /** the events of the transaction, for those who hear of them once it is committed */
  let written: readonly RecordedEvent[] = []
  return groupCommit(tables.db, {
    failed,
    timed:
      (timed || onEvents) &&
      ((jobs, ms) => {
        timed?.(jobs, ms)
        if (written.length > 0) onEvents?.(written, ms)
      }),
    write() {
      const { state } = working
      const plan = planOf(state)
      tables.write(plan, state.reservations, state.position, now())
      // The list of the working set is emptied for the next group.
      if (onEvents) written = [...plan.events]
      if (deletesPersonalData(plan)) tables.traces.markJournal()
      if (plan.events.length > 0) news.appended(plan.reservations.added.length)
      const people = changedPeople(plan)
      if (people.length > 0) {
        news.changed(people)
        if (plan.customers.changed.some(({ erasedAt }) => erasedAt !== null)) tables.traces.mark()
      }
      for (const { order } of plan.tasks) news.queued(order.kind)
      settleGroup(state)
    },
    over(committed) {
      tables.over(committed)
      if (!committed) numbers.forget()
      news.over(committed)
    },
  })
}

/** Names and addresses are in these two tables. */
const deletesPersonalData = ({ customers, codes }: Pick<Plan, 'customers' | 'codes'>): boolean =>
  customers.changed.length + codes.put.length + codes.removed.length > 0

export type StoreGroup = ReturnType<typeof storeGroup>
