import { taskNumber } from '@outerpark/core/engine'
import type { Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { taskKind } from './codes.ts'
import type { EventRows } from './event-rows.ts'
import type { LeaseBook } from './leases.ts'
import { rowOf } from './reservation-rows.ts'
import { orderOf } from './task-claims.ts'

type Before = { seq: number; body: string | null; causedBy: number | string; dueAt: number }

type Parts = {
  readonly now: () => number
  readonly leases: LeaseBook
  readonly events: EventRows
}

const REFUND = taskKind.of('cancel-payment')

/** Finds the task that has to be done before another one: see {@link Queries.earlierTask}. */
export function earlierTaskReader(
  db: Database.Database,
  { now, leases, events }: Parts,
): Queries['earlierTask'] {
  // `kind > 2` and `kind = 2` are what the indices say: then the planner may use them.
  const before =
    'SELECT seq, body, caused_by AS causedBy, due_at AS dueAt FROM tasks WHERE dead = 0'
  const first = 'ORDER BY seq LIMIT 1'
  const noticeBefore = db.prepare<[number, number, number], Before>(
    `${before} AND subject = +? AND seq < +? AND kind = +? AND kind > 2 ${first}`,
  )
  const refundBefore = db.prepare<[number, number], Before>(
    `${before} AND subject = +? AND seq < +? AND kind = ${REFUND} ${first}`,
  )
  return async ({ id, order: { kind, reservationId } }) => {
    const about = [rowOf(reservationId), taskNumber(id)] as const
    const row =
      kind === 'cancel-payment'
        ? refundBefore.get(...about)
        : noticeBefore.get(...about, taskKind.of(kind))
    if (!row) return undefined
    const { order } = orderOf(row, kind, events)
    return { order, dueAt: leases.isHeld(row.seq, now()) ? undefined : row.dueAt }
  }
}
