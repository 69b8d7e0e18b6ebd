import { taskNumber } from '@outerpark/core/engine'
import type { Tasks } from '@outerpark/core/ports'
import type { commitNews } from '../news.ts'
import type { StoreGroup } from './store-group.ts'
import type { TaskTable } from './tasks.ts'

type Parts = {
  readonly group: StoreGroup
  readonly tasks: TaskTable
  readonly news: ReturnType<typeof commitNews>
  readonly now: () => number
}

/** The task table as the pipeline uses it. Writes join a group. Reads and claims do not wait for one. */
export function storeTasks({ group, tasks, news, now }: Parts): Tasks {
  return {
    async claim({ kind, limit, leaseMs, longestWaitMs, underWay = [] }) {
      const until = now() + leaseMs
      tasks.renew(underWay, until)
      const latest = now() + (longestWaitMs ?? Number.POSITIVE_INFINITY)
      return tasks.claim(kind, limit, now(), until, latest)
    },
    finish: (task) => group.submitLater(() => tasks.finish(task)),
    postpone: (task, dueAt, error) =>
      group.submitLater(() => {
        tasks.postpone(task, dueAt, error)
        news.queued(task.order.kind)
      }),
    returnUntried: (task, dueAt, reason) =>
      group.submitLater(() => {
        tasks.returnUntried(task, dueAt, reason)
        news.queued(task.order.kind)
      }),
    makeDue: (kind, reservationId) =>
      group.submitLater(() => {
        tasks.makeDue(kind, now(), reservationId)
        news.queued(kind)
      }),
    makeNextDue: (kind) =>
      group.submitLater(() => {
        tasks.makeNextDue(kind, now())
        news.queued(kind)
      }),
    giveUp: (task, error) => group.submitLater(() => tasks.giveUp(task, error)),
    revive: (id) =>
      group.submit(() => {
        const kind = tasks.revive(taskNumber(id), now())
        if (kind) news.queued(kind)
        return kind !== undefined
      }),
    drop: (id) => group.submit(() => tasks.drop(taskNumber(id))),
    nextDue: async (kind) => tasks.nextDue(kind),
  }
}
