import { perTaskKind, type TaskKind } from '@outerpark/core/policies'
import type { Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { taskKind } from './codes.ts'

export type TaskCounts = Awaited<ReturnType<Queries['taskCounts']>>

/**
 * The number of tasks. It is kept up to date in memory, because each booking may need it (`maxUnpaid`), and counting
 * takes longer the more tasks wait.
 */
export function taskCounter(db: Database.Database) {
  const count = db.prepare<[], { kind: number; dead: 0 | 1; tasks: number }>(
    'SELECT kind, dead, count(*) AS tasks FROM tasks GROUP BY kind, dead',
  )
  let counts: TaskCounts | undefined

  const recount = (): TaskCounts => {
    const found = perTaskKind(() => ({ waiting: 0, dead: 0 }))
    for (const { kind, dead, tasks } of count.all())
      found[taskKind.word(kind)][dead ? 'dead' : 'waiting'] = tasks
    return found
  }
  const current = (): TaskCounts => {
    counts ??= recount()
    return counts
  }

  return {
    /** The counts after the last commit. */
    read: (): TaskCounts => structuredClone(current()),
    /** Changes the counts. Call it inside the transaction that changes the tasks. */
    add(kind: TaskKind, change: { waiting?: number; dead?: number }): void {
      // Nothing is counted yet. The next `read` counts all tasks, this change included.
      if (!counts) return
      const of = counts[kind]
      of.waiting += change.waiting ?? 0
      of.dead += change.dead ?? 0
    },
    /** The transaction was rolled back, so the counts may be wrong. */
    forget(): void {
      counts = undefined
    },
  }
}
