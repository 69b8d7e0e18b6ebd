import type { Plan } from '@outerpark/core/engine'
import type Database from 'better-sqlite3'
import { taskKind } from './codes.ts'
import { inserter, valuesOf } from './insert.ts'
import { rowOf } from './reservation-rows.ts'
import type { taskCounter } from './task-counts.ts'

/** Queues the tasks of a group, and counts them. */
export function taskWriter(db: Database.Database, counts: ReturnType<typeof taskCounter>) {
  const columns = ['kind', 'subject', 'caused_by', 'due_at', 'queued_at']
  const insert = inserter(db, `tasks (${columns.join()})`, valuesOf(columns.length))
  return (tasks: Plan['tasks']): void => {
    const values: unknown[] = []
    for (const { order, position, queuedAt } of tasks) {
      const subject = rowOf(order.reservationId)
      values.push(taskKind.of(order.kind), subject, position, queuedAt, queuedAt)
      counts.add(order.kind, { waiting: 1 })
    }
    insert(values)
  }
}
