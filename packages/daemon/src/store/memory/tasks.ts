import { type FinishedTask, type QueuedTask, taskId, taskNumber } from '@outerpark/core/engine'
import { asId, type ReservationId, type TaskId } from '@outerpark/core/kernel'
import type { TaskKind } from '@outerpark/core/policies'
import type { LeasedTask } from '@outerpark/core/ports'
import { turnBook } from '../turns.ts'
import type { State, TaskState } from './state.ts'

/** The task table on a map, with the same rules as in SQLite. */
export function taskTable(state: State) {
  const turns = turnBook((kind, since) =>
    live(state, kind)
      .filter(({ turn }) => turn > since)
      .sort((a, b) => a.turn - b.turn)
      .map(({ customerId, turn }) => [customerId, turn] as const),
  )
  return {
    ...unclaimedPayments(state),
    ...dueTimes(state),
    ...deadLetters(state),
    queue({ order, causedBy, customerId, queuedAt }: QueuedTask): void {
      const row = state.nextTask++
      const turn = turns.take(order.kind, customerId, queuedAt)
      const task = { row, order, causedBy, customerId, queuedAt, turn, dueAt: queuedAt }
      state.tasks.set(row, { ...task, attempts: 0, lease: null, dead: false, lastError: null })
    },
    renew(tasks: Iterable<Pick<LeasedTask, 'id' | 'lease'>>, until: number): void {
      for (const task of tasks) {
        const found = held(state, task)
        if (found) found.dueAt = until
      }
    },
    claim(kind: TaskKind, limit: number, now: number, until: number, lease: string): LeasedTask[] {
      const due = live(state, kind)
        .filter(({ dueAt, queuedAt }) => dueAt <= now || dueAt === queuedAt)
        .sort((a, b) => a.turn - b.turn || a.row - b.row)
        .slice(0, limit)
      for (const task of due)
        Object.assign(task, { dueAt: until, lease, attempts: task.attempts + 1 })
      return due.map(({ row, order, causedBy, queuedAt, attempts: attempt }) => ({
        id: taskId(row),
        order,
        causedBy: asId<'event'>(causedBy),
        queuedAt,
        attempt,
        lease,
      }))
    },
    finish(task: FinishedTask): void {
      const found = held(state, task)
      if (found) state.tasks.delete(found.row)
    },
    postpone(task: LeasedTask, dueAt: number, lastError: string): void {
      const found = held(state, task)
      if (found) Object.assign(found, { dueAt, lease: null, lastError })
    },
    returnUntried(task: LeasedTask, dueAt: number, lastError: string): void {
      const found = held(state, task)
      if (found)
        Object.assign(found, { dueAt, lease: null, lastError, attempts: found.attempts - 1 })
    },
    releaseAll(now: number): void {
      for (const task of state.tasks.values())
        if (task.lease !== null && !task.dead) Object.assign(task, { dueAt: now, lease: null })
    },
  }
}

export type TaskTable = ReturnType<typeof taskTable>

/**
 * The payments that were certainly never sent. As with SQLite, nobody knows which tasks an earlier store on the same state
 * has claimed.
 */
function unclaimedPayments({ tasks, nextTask: first }: State) {
  return {
    unclaimed(reservationId: ReservationId): TaskId | undefined {
      for (const { row, order, dead, attempts, lease, lastError } of tasks.values()) {
        if (order.kind !== 'approve-payment' || order.reservationId !== reservationId) continue
        const wasClaimed = dead || attempts > 0 || lease !== null || lastError !== null
        return row < first || wasClaimed ? undefined : taskId(row)
      }
      return undefined
    },
    withdraw: (id: TaskId): boolean => tasks.delete(taskNumber(id)),
  }
}

/** When tasks are due. */
function dueTimes(state: State) {
  return {
    repairDueTimes(kind: TaskKind, latest: number, now: number): void {
      for (const task of live(state, kind)) if (task.dueAt > latest) task.dueAt = now
    },
    makeDue(kind: TaskKind, now: number, reservationId?: ReservationId): void {
      for (const task of live(state, kind)) {
        const wanted = reservationId === undefined || task.order.reservationId === reservationId
        if (wanted && task.dueAt !== task.queuedAt && task.lease === null)
          task.dueAt = Math.min(task.queuedAt, now)
      }
    },
    makeNextDue(kind: TaskKind, now: number): void {
      const [next] = live(state, kind)
        .filter(({ lease }) => lease === null)
        .sort((a, b) => a.dueAt - b.dueAt || a.row - b.row)
      if (next) next.dueAt = Math.min(next.queuedAt, now)
    },
    nextDue(kind: TaskKind): number | undefined {
      const times = live(state, kind).map(({ dueAt }) => dueAt)
      return times.length > 0 ? Math.min(...times) : undefined
    },
  }
}

/** Gives tasks up, and queues dead letters again or deletes them for an admin. */
function deadLetters(state: State) {
  const dead = (id: TaskId): TaskState | undefined => {
    const task = state.tasks.get(taskNumber(id))
    return task?.dead ? task : undefined
  }
  return {
    giveUp(task: LeasedTask, lastError: string): void {
      const found = held(state, task)
      if (found) Object.assign(found, { dead: true, lease: null, lastError })
    },
    revive(id: TaskId, now: number): TaskKind | undefined {
      const found = dead(id)
      if (found) Object.assign(found, { dead: false, attempts: 0, dueAt: now })
      return found?.order.kind
    },
    drop(id: TaskId): boolean {
      const found = dead(id)
      return found !== undefined && state.tasks.delete(found.row)
    },
  }
}

/** The task, if the worker's lease is still valid. */
function held(
  { tasks }: State,
  { id, lease }: Pick<LeasedTask, 'id' | 'lease'>,
): TaskState | undefined {
  const task = tasks.get(taskNumber(id))
  return task && task.lease === lease && !task.dead ? task : undefined
}

/** All tasks of a kind except dead letters. */
const live = ({ tasks }: State, kind: TaskKind): TaskState[] =>
  [...tasks.values()].filter((task) => !task.dead && task.order.kind === kind)
