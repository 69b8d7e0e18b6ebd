import { type FinishedTask, taskNumber } from '@outerpark/core/engine'
import type { TaskKind } from '@outerpark/core/policies'
import type { LeasedTask } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { taskKind } from './codes.ts'
import type { EventRows } from './event-rows.ts'
import type { LeaseBook } from './leases.ts'
import { taskClaims } from './task-claims.ts'
import type { taskCounter } from './task-counts.ts'
import { taskDueTimes } from './task-due-times.ts'

type Parts = {
  readonly counts: ReturnType<typeof taskCounter>
  readonly leases: LeaseBook
  readonly events: EventRows
}

/** The task table. Each write is one statement, to be run inside a transaction. */
export function taskTable(db: Database.Database, parts: Parts) {
  return {
    ...taskClaims(db, parts),
    ...taskOutcomes(db, parts),
    ...taskDueTimes(db, parts.leases),
    ...deadLetters(db, parts),
  }
}

export type TaskTable = ReturnType<typeof taskTable>

/** Records the outcome of a task for its worker. A worker that has lost the lease changes nothing. */
function taskOutcomes(db: Database.Database, { counts, leases }: Omit<Parts, 'events'>) {
  const remove = db.prepare('DELETE FROM tasks WHERE seq = ?')
  const wait = db.prepare(
    'UPDATE tasks SET due_at = ?, last_error = ?, attempts = ? WHERE seq = ? AND dead = 0',
  )
  const setDead = db.prepare(
    'UPDATE tasks SET dead = 1, last_error = ?, attempts = ? WHERE seq = ? AND dead = 0',
  )
  /** Ends the lease of a worker and returns the number of its task. Undefined if the task has a later lease. */
  const ending = ({ id, lease }: Pick<LeasedTask, 'id' | 'lease'>): number | undefined => {
    const number = taskNumber(id)
    if (!leases.isLast(number, lease)) return undefined
    leases.end(number)
    return number
  }

  return {
    finish(task: FinishedTask): void {
      const number = ending(task)
      if (number === undefined) return
      const { changes } = remove.run(number)
      counts.add(task.order.kind, { waiting: -changes })
    },
    /** Deletes the task of a payment that no worker has ever claimed. */
    withdraw(number: number): void {
      const { changes } = remove.run(number)
      counts.add('approve-payment', { waiting: -changes })
    },
    postpone(task: LeasedTask, dueAt: number, error: string): void {
      const number = ending(task)
      if (number !== undefined) wait.run(dueAt, error, task.attempt, number)
    },
    returnUntried(task: LeasedTask, dueAt: number, reason: string): void {
      const number = ending(task)
      if (number !== undefined) wait.run(dueAt, reason, task.attempt - 1, number)
    },
    giveUp(task: LeasedTask, error: string): void {
      const number = ending(task)
      if (number === undefined) return
      const { changes } = setDead.run(error, task.attempt, number)
      counts.add(task.order.kind, { waiting: -changes, dead: changes })
    },
  }
}

/** Queues dead letters again, or deletes them, for an admin. */
function deadLetters(db: Database.Database, { counts }: Pick<Parts, 'counts'>) {
  const revive = db
    .prepare<[number, number], number>(
      'UPDATE tasks SET dead = 0, attempts = 0, due_at = ? WHERE seq = ? AND dead = 1 RETURNING kind',
    )
    .pluck()
  const drop = db
    .prepare<[number], number>('DELETE FROM tasks WHERE seq = ? AND dead = 1 RETURNING kind')
    .pluck()

  return {
    /** Queues the dead letter again. Returns its kind, or undefined if there is no such dead letter. */
    revive(number: number, now: number): TaskKind | undefined {
      const code = revive.get(now, number)
      if (code === undefined) return undefined
      const kind = taskKind.word(code)
      counts.add(kind, { waiting: 1, dead: -1 })
      return kind
    },
    drop(number: number): boolean {
      const code = drop.get(number)
      if (code !== undefined) counts.add(taskKind.word(code), { dead: -1 })
      return code !== undefined
    },
  }
}
