import type { TaskKind } from '@outerpark/core/policies'
import type Database from 'better-sqlite3'
import { taskKind } from './codes.ts'
import type { LeaseBook } from './leases.ts'
import { rowOf } from './reservation-rows.ts'

/** When tasks are due: what was postponed is due at once when the outside is well again. */
export function taskDueTimes(db: Database.Database, leases: LeaseBook) {
  const inOrder = db.prepare<[number, number], { seq: number; due: number }>(
    'SELECT seq, due_at AS due FROM tasks WHERE dead = 0 AND kind = +? ORDER BY due_at, seq LIMIT +?',
  )
  // As due as on the day it was queued: so all that is due comes in the order in which it was queued.
  const setDue = 'UPDATE tasks SET due_at = min(queued_at, ?)'
  // `+kind` leaves the planner the index of what was postponed, which is little where many tasks wait.
  const makeAllDue = db.prepare(`${setDue} WHERE dead = 0 AND +kind = +? AND due_at <> queued_at`)
  const makeDueAbout = db.prepare(
    `${setDue} WHERE dead = 0 AND kind = +? AND due_at <> queued_at AND subject = +?`,
  )
  const makeOneDue = db.prepare(`${setDue} WHERE seq = ?`)

  return {
    /** Makes all of the kind that was postponed due, or what is about that reservation. */
    makeDue(kind: TaskKind, now: number, reservationId?: string): void {
      if (reservationId === undefined) makeAllDue.run(now, taskKind.of(kind))
      else makeDueAbout.run(now, taskKind.of(kind), rowOf(reservationId))
    },
    /** Makes the one due that would be due first, of those that nobody works on. */
    makeNextDue(kind: TaskKind, now: number): void {
      const next = inOrder
        .all(taskKind.of(kind), leases.ofKind(kind) + 1)
        .find(({ seq }) => !leases.isHeld(seq, now))
      if (next) makeOneDue.run(now, next.seq)
    },
    /** When the next of the kind can be claimed: one is due, or a lease ends. Undefined if there is none. */
    nextDue(kind: TaskKind): number | undefined {
      const free = inOrder
        .all(taskKind.of(kind), leases.ofKind(kind) + 1)
        .find(({ seq }) => leases.of(seq) === undefined)
      const times = free ? [free.due, ...leases.ends(kind)] : leases.ends(kind)
      return times.length > 0 ? Math.min(...times) : undefined
    },
  }
}
