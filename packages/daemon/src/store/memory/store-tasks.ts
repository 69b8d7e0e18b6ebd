import type { Tasks } from '@outerpark/core/ports'
import type { commitNews } from '../news.ts'
import type { State } from './state.ts'
import type { TaskTable } from './tasks.ts'

/** Runs a function as its own transaction. */
export type Submit = <T>(run: () => T) => Promise<T>

type Parts = {
  readonly state: State
  readonly tasks: TaskTable
  readonly submit: Submit
  readonly news: ReturnType<typeof commitNews>
  readonly now: () => number
}

/** The task table as the pipeline uses it. */
export function storeTasks({ state, tasks, submit, news, now: clock }: Parts): Tasks {
  const submitNews = (kind: Parameters<typeof news.queued>[0], run: () => void) =>
    submit(() => {
      run()
      news.queued(kind)
    })

  return {
    claim: ({ kind, limit, leaseMs, longestWaitMs, underWay = [] }) =>
      submit(() => {
        const now = clock()
        if (longestWaitMs !== undefined) tasks.repairDueTimes(kind, now + longestWaitMs, now)
        tasks.renew(underWay, now + leaseMs)
        return tasks.claim(kind, limit, now, now + leaseMs, `lease ${state.nextLease++}`)
      }),
    finish: (task) => submit(() => tasks.finish(task)),
    postpone: (task, dueAt, error) =>
      submitNews(task.order.kind, () => tasks.postpone(task, dueAt, error)),
    returnUntried: (task, dueAt, reason) =>
      submitNews(task.order.kind, () => tasks.returnUntried(task, dueAt, reason)),
    makeDue: (kind, reservationId) =>
      submitNews(kind, () => tasks.makeDue(kind, clock(), reservationId)),
    makeNextDue: (kind) => submitNews(kind, () => tasks.makeNextDue(kind, clock())),
    giveUp: (task, error) => submit(() => tasks.giveUp(task, error)),
    revive: (id) =>
      submit(() => {
        const kind = tasks.revive(id, clock())
        if (kind) news.queued(kind)
        return kind !== undefined
      }),
    drop: (id) => submit(() => tasks.drop(id)),
    nextDue: async (kind) => tasks.nextDue(kind),
  }
}
