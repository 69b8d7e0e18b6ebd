import { taskId } from '@outerpark/core/engine'
import { numberedId } from '@outerpark/core/kernel'
import type { TaskRow } from '@outerpark/core/ports'
import { taskKind } from './codes.ts'
import type { LeaseBook } from './leases.ts'

/** The columns that the lists of tasks read. */
export const TASK_COLUMNS = `SELECT seq, kind, subject, attempts, due_at AS dueAt, queued_at AS queuedAt, dead,
    last_error AS lastError FROM tasks`

export type TaskColumns = {
  seq: number
  kind: number
  subject: number
  attempts: number
  dueAt: number
  queuedAt: number
  dead: 0 | 1
  lastError: string | null
}

/** A task as the lists show it. For a leased task, the tries and the due time come from the lease. */
export function taskShown(row: TaskColumns, leases: LeaseBook, now: number): TaskRow {
  const lease = row.dead ? undefined : leases.of(row.seq)
  return {
    id: taskId(row.seq),
    kind: taskKind.word(row.kind),
    state: row.dead ? 'dead' : lease && lease.until > now ? 'leased' : 'ready',
    reservationId: numberedId('reservation', row.subject),
    attempts: lease?.attempt ?? row.attempts,
    dueAt: new Date(lease?.until ?? row.dueAt).toISOString(),
    queuedAt: new Date(row.queuedAt).toISOString(),
    lastError: row.lastError,
  }
}
