import { taskNumber } from '@outerpark/core/engine'
import { perTaskKind } from '@outerpark/core/policies'
import type { Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { taskKind } from './codes.ts'
import { earlierTaskReader } from './earlier-tasks.ts'
import type { EventRows } from './event-rows.ts'
import type { LeaseBook } from './leases.ts'
import { before as olderThan, pageOf } from './paging.ts'
import type { TaskCounts } from './task-counts.ts'
import { TASK_COLUMNS, type TaskColumns, taskShown } from './task-rows.ts'

type TaskQueries = Pick<
  Queries,
  'tasks' | 'task' | 'earlierTask' | 'deadLetter' | 'taskCounts' | 'oldestWaiting'
>

export type TaskQueryParts = {
  readonly now: () => number
  readonly leases: LeaseBook
  readonly taskCounts: () => TaskCounts
  readonly events: EventRows
}

/** Queries for tasks and dead letters. */
export function taskQueries(
  db: Database.Database,
  { now, leases, taskCounts, events }: TaskQueryParts,
): TaskQueries {
  const all = db.prepare<[number, number], TaskColumns>(
    `${TASK_COLUMNS} WHERE seq < +? ORDER BY seq DESC LIMIT +?`,
  )
  const dead = db.prepare<[number, number], TaskColumns>(
    `${TASK_COLUMNS} WHERE seq < +? AND dead = 1 ORDER BY seq DESC LIMIT +?`,
  )
  const one = db.prepare<[number], TaskColumns>(`${TASK_COLUMNS} WHERE seq = ?`)
  const oneDead = db.prepare<[number], TaskColumns>(`${TASK_COLUMNS} WHERE seq = ? AND dead = 1`)
  // The first of its kind in the order in which they were queued.
  const oldest = db
    .prepare<[number], number>(
      'SELECT queued_at FROM tasks NOT INDEXED WHERE kind = +? AND dead = 0 ORDER BY seq LIMIT 1',
    )
    .pluck()
  const shown = (row: TaskColumns) => taskShown(row, leases, now())

  return {
    async tasks(request) {
      const find = request.dead ? dead : all
      return pageOf(find.all(olderThan(request), request.limit + 1), request.limit, shown)
    },
    earlierTask: earlierTaskReader(db, { now, leases, events }),
    async task(id) {
      const row = one.get(taskNumber(id))
      return row && shown(row)
    },
    async deadLetter(id) {
      const row = oneDead.get(taskNumber(id))
      return row && shown(row)
    },
    taskCounts: async () => taskCounts(),
    async oldestWaiting() {
      const counts = taskCounts()
      // A kind of which none waits would be looked for among all tasks.
      return perTaskKind((kind) =>
        counts[kind].waiting === 0 ? undefined : oldest.get(taskKind.of(kind)),
      )
    },
  }
}
