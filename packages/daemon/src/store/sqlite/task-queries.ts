import { taskNumber } from '@outerpark/core/engine'
import { hasBegun, numberedId, paymentIdOf } from '@outerpark/core/kernel'
import type { Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { paymentStatus, reservationStatus, taskKind } from './codes.ts'
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

type WaitingApproval = { seq: number; reservation: number; status: number; payment: number }

/**
 * Queries for unpaid bookings: those without a first answer from the gateway, and those whose approval was given up.
 */
export function unpaidQueries(
  db: Database.Database,
): Pick<Queries, 'unpaidDeadLetters' | 'unpaidAtStart' | 'requestedPayments'> {
  const unpaidDead = db.prepare<
    [number, number, number],
    { seq: number; reservation: number; queuedAt: number; startsAt: string }
  >(
    `SELECT t.seq, t.subject AS reservation, t.queued_at AS queuedAt, o.starts_at AS startsAt
     FROM tasks t JOIN reservations r ON r.seq = t.subject JOIN offers o ON o.seq = r.offer
     WHERE t.dead = 1 AND t.kind = ${taskKind.of('approve-payment')} AND t.seq > +? AND t.queued_at <= +?
       AND r.status = ${reservationStatus.of('awaiting-payment')}
     ORDER BY t.seq LIMIT +?`,
  )
  const waitingApprovals = db.prepare<[number, number], WaitingApproval>(
    `SELECT t.seq, t.subject AS reservation, r.status, r.payment
     FROM tasks t JOIN reservations r ON r.seq = t.subject
     WHERE t.seq > +? AND t.dead = 0 AND +t.kind = ${taskKind.of('approve-payment')}
     ORDER BY t.seq LIMIT +?`,
  )

  const approvals = db.prepare<
    [number, number],
    { seq: number; reservation: number; status: number; startsAt: string }
  >(
    `SELECT t.seq, t.subject AS reservation, r.status, o.starts_at AS startsAt
     FROM tasks t JOIN reservations r ON r.seq = t.subject JOIN offers o ON o.seq = r.offer
     WHERE t.seq > +? AND +t.kind = ${taskKind.of('approve-payment')}
     ORDER BY t.seq LIMIT +?`,
  )

  return {
    async unpaidDeadLetters({ queuedBefore, limit, cursor }) {
      const found = unpaidDead.all(Number(cursor ?? 0), queuedBefore, limit + 1)
      const items = found.slice(0, limit).map(({ reservation, queuedAt, startsAt }) => ({
        reservationId: numberedId('reservation', reservation),
        startsAt,
        queuedAt,
      }))
      return { items, next: found.length > limit ? String(found[limit - 1]?.seq) : null }
    },
    async unpaidAtStart({ begunAt, limit, cursor }) {
      // `limit` rows are read, even if fewer of them are shown, so that no statement takes long.
      const found = approvals.all(Number(cursor ?? 0), limit)
      const items = found
        .filter(({ status }) => status === reservationStatus.of('awaiting-payment'))
        .map(({ reservation, startsAt }) => ({
          reservationId: numberedId('reservation', reservation),
          startsAt,
        }))
        .filter((unpaid) => hasBegun(unpaid, begunAt))
      return { items, next: found.length === limit ? String(found[limit - 1]?.seq) : null }
    },
    async requestedPayments({ limit, cursor }) {
      // `limit` rows are read, even if fewer of them are shown, so that no statement takes long.
      const found = waitingApprovals.all(Number(cursor ?? 0), limit)
      const items = found
        .filter(isRequested)
        .map(({ reservation }) => paymentIdOf(numberedId('reservation', reservation)))
      return { items, next: found.length === limit ? String(found[limit - 1]?.seq) : null }
    },
  }
}

const isRequested = ({ status, payment }: WaitingApproval): boolean =>
  status === reservationStatus.of('awaiting-payment') && payment === paymentStatus.of('requested')
