import { taskNumber } from '@outerpark/core/engine'
import type { Tasks } from '@outerpark/core/ports'
import type { commitNews } from '../news.ts'
import type { groupCommit } from './group-commit.ts'
import type { TaskTable } from './tasks.ts'

type Parts = {
  readonly group: ReturnType<typeof groupCommit>
  readonly tasks: TaskTable
  readonly news: ReturnType<typeof commitNews>
  readonly now: () => number
}

/** The task table as the pipeline uses it: what writes joins a group, and what only reads or leases does not wait. */
export function storeTasks({ group, tasks, news, now }: Parts): Tasks {
  return {
    async claim({ kind, limit, leaseMs, longestWaitMs }) {
      const latest = now() + (longestWaitMs ?? Number.POSITIVE_INFINITY)
      return tasks.claim(kind, limit, now(), now() + leaseMs, latest)
    },
    finish: (task) => group.submitLater(() => tasks.finish(task)),
    retry: (task, dueAt, error) =>
      group.submitLater(() => {
        tasks.retry(task, dueAt, error)
        news.queued(task.order.kind)
      }),
    putBack: (task, dueAt, reason) =>
      group.submitLater(() => {
        tasks.putBack(task, dueAt, reason)
        news.queued(task.order.kind)
      }),
    hasten: (kind, reservationId) =>
      group.submitLater(() => {
        tasks.hasten(kind, now(), reservationId)
        news.queued(kind)
      }),
    hastenNext: (kind) =>
      group.submitLater(() => {
        tasks.hastenNext(kind, now())
        news.queued(kind)
      }),
    bury: (task, error) => group.submitLater(() => tasks.bury(task, error)),
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
