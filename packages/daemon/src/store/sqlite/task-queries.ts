import { taskNumber } from '@outerpark/core/engine'
import type { Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import type { LeaseBook } from './leases.ts'
import { before, pageOf } from './paging.ts'
import type { TaskCounts } from './task-counts.ts'
import { TASK_COLUMNS, type TaskColumns, taskShown } from './task-rows.ts'

type TaskQueries = Pick<Queries, 'tasks' | 'deadLetter' | 'taskCounts'>

export type TaskQueryParts = {
  readonly now: () => number
  readonly leases: LeaseBook
  readonly taskCounts: () => TaskCounts
}

/** Queries for tasks and dead letters. */
export function taskQueries(
  db: Database.Database,
  { now, leases, taskCounts }: TaskQueryParts,
): TaskQueries {
  const all = db.prepare<[number, number], TaskColumns>(
    `${TASK_COLUMNS} WHERE seq < +? ORDER BY seq DESC LIMIT +?`,
  )
  const dead = db.prepare<[number, number], TaskColumns>(
    `${TASK_COLUMNS} WHERE seq < +? AND dead = 1 ORDER BY seq DESC LIMIT +?`,
  )
  const oneDead = db.prepare<[number], TaskColumns>(`${TASK_COLUMNS} WHERE seq = ? AND dead = 1`)
  const shown = (row: TaskColumns) => taskShown(row, leases, now())

  return {
    async tasks(request) {
      const find = request.dead ? dead : all
      return pageOf(find.all(before(request), request.limit + 1), request.limit, shown)
    },
    async deadLetter(id) {
      const row = oneDead.get(taskNumber(id))
      return row && shown(row)
    },
    taskCounts: async () => taskCounts(),
  }
}
