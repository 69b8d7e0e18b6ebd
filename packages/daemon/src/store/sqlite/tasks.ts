import { asId, type EventId, type ReservationId } from '@outerpark/core/kernel'
import type { TaskKind, TaskOrder } from '@outerpark/core/policies'
import type { LeasedTask } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { taskId, taskRow } from '../commit.ts'
import { rowOf } from './apply.ts'
import type { taskCounter } from './task-counts.ts'

type Row = {
  seq: number
  body: string
  causedBy: string
  queuedAt: number
  attempts: number
  lease: string
}

/** The task table. Each function is one statement, to be run inside a transaction. */
export function taskTable(db: Database.Database, counts: ReturnType<typeof taskCounter>) {
  const insert = db.prepare(
    'INSERT INTO tasks (kind, reservation, caused_by, body, due_at, queued_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const lease = db.prepare<[number, string, string, number, number], Row>(
    `UPDATE tasks SET due_at = ?, lease = ?, attempts = attempts + 1
     WHERE seq IN (
       SELECT seq FROM tasks WHERE dead = 0 AND kind = +? AND due_at <= +? ORDER BY due_at, seq LIMIT +?)
     RETURNING seq, body, caused_by AS causedBy, queued_at AS queuedAt, attempts, lease`,
  )
  const pullBack = db.prepare(
    'UPDATE tasks SET due_at = ? WHERE dead = 0 AND kind = +? AND due_at > +?',
  )
  const remove = db.prepare('DELETE FROM tasks WHERE seq = ? AND lease = ?')
  const postpone = db.prepare(
    'UPDATE tasks SET due_at = ?, lease = NULL, last_error = ? WHERE seq = ? AND lease = ? AND dead = 0',
  )
  const putBack = db.prepare(
    `UPDATE tasks SET due_at = ?, lease = NULL, last_error = ?, attempts = attempts - 1
     WHERE seq = ? AND lease = ? AND dead = 0`,
  )
  // As due as on the day it was queued: so all that is due comes in the order in which it was queued.
  const postponed = 'dead = 0 AND kind = +? AND lease IS NULL AND due_at <> queued_at'
  const now = 'UPDATE tasks SET due_at = min(queued_at, ?)'
  const hasten = db.prepare(`${now} WHERE ${postponed}`)
  const hastenOne = db.prepare(`${now} WHERE ${postponed} AND reservation = +?`)
  const hastenNext = db.prepare(
    `${now} WHERE seq = (
       SELECT seq FROM tasks WHERE dead = 0 AND kind = +? AND lease IS NULL ORDER BY due_at, seq LIMIT 1)`,
  )
  const bury = db.prepare(
    'UPDATE tasks SET dead = 1, lease = NULL, last_error = ? WHERE seq = ? AND lease = ? AND dead = 0',
  )
  const revive = db
    .prepare<[number, number], TaskKind>(
      'UPDATE tasks SET dead = 0, attempts = 0, due_at = ? WHERE seq = ? AND dead = 1 RETURNING kind',
    )
    .pluck()
  const release = db.prepare(
    'UPDATE tasks SET due_at = ?, lease = NULL WHERE lease IS NOT NULL AND dead = 0',
  )
  const drop = db
    .prepare<[number], TaskKind>('DELETE FROM tasks WHERE seq = ? AND dead = 1 RETURNING kind')
    .pluck()
  const next = db
    .prepare<[string], number | null>('SELECT min(due_at) FROM tasks WHERE dead = 0 AND kind = +?')
    .pluck()

  return {
    queue(order: TaskOrder, causedBy: EventId, dueAt: number): void {
      const reservation = rowOf(order.reservationId)
      insert.run(order.kind, reservation, causedBy, JSON.stringify(order), dueAt, dueAt)
      counts.add(order.kind, { waiting: 1 })
    },
    /** What is due too late for its clock is due now. */
    pullBack(kind: TaskKind, latest: number, now: number): void {
      pullBack.run(now, kind, latest)
    },
    claim(kind: TaskKind, limit: number, now: number, until: number, token: string): LeasedTask[] {
      return lease
        .all(until, token, kind, now, limit)
        .sort((a, b) => a.seq - b.seq)
        .map((row) => ({
          id: taskId(row.seq),
          order: JSON.parse(row.body) as TaskOrder, // written by `queue` and by nobody else
          causedBy: asId<'event'>(row.causedBy),
          queuedAt: row.queuedAt,
          attempt: row.attempts,
          lease: row.lease,
        }))
    },
    finish(task: LeasedTask): void {
      const { changes } = remove.run(taskRow(task.id), task.lease)
      counts.add(task.order.kind, { waiting: -changes })
    },
    retry(task: LeasedTask, dueAt: number, error: string): void {
      postpone.run(dueAt, error, taskRow(task.id), task.lease)
    },
    putBack(task: LeasedTask, dueAt: number, reason: string): void {
      putBack.run(dueAt, reason, taskRow(task.id), task.lease)
    },
    hasten(kind: TaskKind, now: number, reservationId?: ReservationId): void {
      if (reservationId === undefined) hasten.run(now, kind)
      else hastenOne.run(now, kind, rowOf(reservationId))
    },
    hastenNext(kind: TaskKind, now: number): void {
      hastenNext.run(now, kind)
    },
    bury(task: LeasedTask, error: string): void {
      const { changes } = bury.run(error, taskRow(task.id), task.lease)
      counts.add(task.order.kind, { waiting: -changes, dead: changes })
    },
    /** The kind of the dead letter that lives again, or undefined if there is none in this row. */
    revive(row: number, now: number): TaskKind | undefined {
      const kind = revive.get(now, row)
      if (kind) counts.add(kind, { waiting: 1, dead: -1 })
      return kind
    },
    releaseAll: (now: number): number => release.run(now).changes,
    drop(row: number): boolean {
      const kind = drop.get(row)
      if (kind) counts.add(kind, { dead: -1 })
      return kind !== undefined
    },
    nextDue: (kind: TaskKind): number | undefined => next.get(kind) ?? undefined,
  }
}
