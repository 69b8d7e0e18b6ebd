import { perTaskKind, type TaskKind } from '@outerpark/core/policies'
import type { Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { taskKind } from './codes.ts'

export type TaskCounts = Awaited<ReturnType<Queries['taskCounts']>>

/**
 * How many tasks there are, counted along: each booking may ask (`maxUnpaid`), and to count them anew would cost more
 * the more of them wait.
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
    /** As of the last commit. */
    read: (): TaskCounts => structuredClone(current()),
    /** So many more wait, and so many more are dead; inside the transaction that makes it so. */
    add(kind: TaskKind, change: { waiting?: number; dead?: number }): void {
      // What was never counted is counted when it is asked for.
      if (!counts) return
      const of = counts[kind]
      of.waiting += change.waiting ?? 0
      of.dead += change.dead ?? 0
    },
    /** The transaction was rolled back: what it counted never was. */
    forget(): void {
      counts = undefined
    },
  }
}
