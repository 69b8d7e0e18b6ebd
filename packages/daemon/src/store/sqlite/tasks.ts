import { type FinishedTask, taskId, taskNumber } from '@outerpark/core/engine'
import { asId } from '@outerpark/core/kernel'
import { CHANNELS } from '@outerpark/core/notice'
import { type TaskKind, type TaskOrder, whatFollows } from '@outerpark/core/policies'
import type { LeasedTask } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { taskKind } from './codes.ts'
import type { EventRows } from './event-rows.ts'
import type { LeaseBook } from './leases.ts'
import { rowOf } from './reservation-rows.ts'
import type { taskCounter } from './task-counts.ts'

type Row = {
  seq: number
  body: string | null
  causedBy: number | string
  queuedAt: number
  attempts: number
}

type Parts = {
  readonly counts: ReturnType<typeof taskCounter>
  readonly leases: LeaseBook
  readonly events: EventRows
}

/** The task table. What writes is one statement, to be run inside a transaction. */
export function taskTable(db: Database.Database, { counts, leases, events }: Parts) {
  const columns =
    'SELECT seq, body, caused_by AS causedBy, queued_at AS queuedAt, attempts FROM tasks'
  const due = db.prepare<[number, number, number], Row>(
    `${columns} WHERE dead = 0 AND kind = +? AND due_at <= +? ORDER BY due_at, seq LIMIT +?`,
  )
  // The clock was set back after these were queued.
  const tooLate = db.prepare<[number, number, number], Row>(
    `${columns} WHERE dead = 0 AND kind = +? AND due_at > +? ORDER BY due_at, seq LIMIT +?`,
  )
  const inOrder = db.prepare<[number, number], { seq: number; due: number }>(
    'SELECT seq, due_at AS due FROM tasks WHERE dead = 0 AND kind = +? ORDER BY due_at, seq LIMIT +?',
  )
  const remove = db.prepare('DELETE FROM tasks WHERE seq = ?')
  const wait = db.prepare(
    'UPDATE tasks SET due_at = ?, last_error = ?, attempts = ? WHERE seq = ? AND dead = 0',
  )
  // As due as on the day it was queued: so all that is due comes in the order in which it was queued.
  const postponed = 'dead = 0 AND kind = +? AND due_at <> queued_at'
  const makeDue = 'UPDATE tasks SET due_at = min(queued_at, ?)'
  const hasten = db.prepare(`${makeDue} WHERE ${postponed}`)
  const hastenOne = db.prepare(`${makeDue} WHERE ${postponed} AND subject = +?`)
  const hastenTask = db.prepare(`${makeDue} WHERE seq = ?`)
  const bury = db.prepare(
    'UPDATE tasks SET dead = 1, last_error = ?, attempts = ? WHERE seq = ? AND dead = 0',
  )
  const revive = db
    .prepare<[number, number], number>(
      'UPDATE tasks SET dead = 0, attempts = 0, due_at = ? WHERE seq = ? AND dead = 1 RETURNING kind',
    )
    .pluck()
  const drop = db
    .prepare<[number], number>('DELETE FROM tasks WHERE seq = ? AND dead = 1 RETURNING kind')
    .pluck()

  /** Ends the lease of a worker; undefined if it is not the last one's, who may say nothing then. */
  const ending = ({ id, lease }: Pick<LeasedTask, 'id' | 'lease'>): number | undefined => {
    const number = taskNumber(id)
    if (!leases.isLast(number, lease)) return undefined
    leases.end(number)
    return number
  }
  /** What is to be done, and the id of the event that asks for it. */
  const orderOf = (row: Row, kind: TaskKind): Pick<LeasedTask, 'order' | 'causedBy'> => {
    if (row.body !== null)
      // Written before orders followed from events, by the same program.
      return {
        order: JSON.parse(row.body) as TaskOrder,
        causedBy: asId<'event'>(String(row.causedBy)),
      }
    const event = events.at(Number(row.causedBy))
    const order = event && whatFollows(event, event.id, CHANNELS).find((each) => each.kind === kind)
    if (!event || !order) throw new Error(`Nothing asks for ${kind} of TK-${row.seq}.`)
    return { order, causedBy: event.id }
  }

  return {
    /**
     * Leases tasks of the kind that are due, oldest first.
     * @param latest what is due later than that is due now; ms since the epoch
     */
    claim(kind: TaskKind, limit: number, now: number, until: number, latest: number): LeasedTask[] {
      const most = limit + leases.ofKind(kind)
      const found = due.all(taskKind.of(kind), now, most)
      if (found.length < most)
        found.push(...tooLate.all(taskKind.of(kind), latest, most - found.length))
      const rows = found
        .filter(({ seq }) => !leases.isHeld(seq, now))
        .slice(0, limit)
        .sort((a, b) => a.seq - b.seq)
      // First read, then leased: a fault in one of them leases none.
      const orders = rows.map((row) => orderOf(row, kind))
      return rows.map((row, i) => {
        const { token, attempt } = leases.claim(row.seq, kind, until, row.attempts)
        const order = orders[i] as (typeof orders)[number] // one for each row
        return { id: taskId(row.seq), ...order, queuedAt: row.queuedAt, attempt, lease: token }
      })
    },
    finish(task: FinishedTask): void {
      const number = ending(task)
      if (number === undefined) return
      const { changes } = remove.run(number)
      counts.add(task.order.kind, { waiting: -changes })
    },
    retry(task: LeasedTask, dueAt: number, error: string): void {
      const number = ending(task)
      if (number !== undefined) wait.run(dueAt, error, task.attempt, number)
    },
    putBack(task: LeasedTask, dueAt: number, reason: string): void {
      const number = ending(task)
      if (number !== undefined) wait.run(dueAt, reason, task.attempt - 1, number)
    },
    hasten(kind: TaskKind, now: number, reservationId?: string): void {
      if (reservationId === undefined) hasten.run(now, taskKind.of(kind))
      else hastenOne.run(now, taskKind.of(kind), rowOf(reservationId))
    },
    hastenNext(kind: TaskKind, now: number): void {
      const next = inOrder
        .all(taskKind.of(kind), leases.ofKind(kind) + 1)
        .find(({ seq }) => !leases.isHeld(seq, now))
      if (next) hastenTask.run(now, next.seq)
    },
    bury(task: LeasedTask, error: string): void {
      const number = ending(task)
      if (number === undefined) return
      const { changes } = bury.run(error, task.attempt, number)
      counts.add(task.order.kind, { waiting: -changes, dead: changes })
    },
    /** The kind of the dead letter that lives again, or undefined if there is none of that number. */
    revive(number: number, now: number): TaskKind | undefined {
      const code = revive.get(now, number)
      if (code === undefined) return undefined
      const kind = taskKind.word(code)
      counts.add(kind, { waiting: 1, dead: -1 })
      return kind
    },
    drop(number: number): boolean {
      const code = drop.get(number)
      if (code !== undefined) counts.add(taskKind.word(code), { dead: -1 })
      return code !== undefined
    },
    nextDue(kind: TaskKind): number | undefined {
      const free = inOrder
        .all(taskKind.of(kind), leases.ofKind(kind) + 1)
        .find(({ seq }) => leases.of(seq) === undefined)
      const times = free ? [free.due, ...leases.ends(kind)] : leases.ends(kind)
      return times.length > 0 ? Math.min(...times) : undefined
    },
  }
}

export type TaskTable = ReturnType<typeof taskTable>
