import type { Plan } from '@outerpark/core/engine'
import type Database from 'better-sqlite3'
import type { TurnBook } from '../turns.ts'
import { taskKind } from './codes.ts'
import { inserter, valuesOf } from './insert.ts'
import { rowOf } from './reservation-rows.ts'
import type { taskCounter } from './task-counts.ts'

type Parts = { readonly counts: ReturnType<typeof taskCounter>; readonly turns: TurnBook }

/** Queues the tasks of a group, gives them their turns, and counts them. */
export function taskWriter(db: Database.Database, { counts, turns }: Parts) {
  const columns = ['kind', 'subject', 'caused_by', 'due_at', 'queued_at', 'turn']
  const insert = inserter(db, `tasks (${columns.join()})`, valuesOf(columns.length))
  return (tasks: Plan['tasks']): void => {
    const values: unknown[] = []
    for (const { order, position, customerId, queuedAt } of tasks) {
      const subject = rowOf(order.reservationId)
      const turn = turns.take(order.kind, customerId, queuedAt)
      values.push(taskKind.of(order.kind), subject, position, queuedAt, queuedAt, turn)
      counts.add(order.kind, { waiting: 1 })
    }
    insert(values)
  }
}
