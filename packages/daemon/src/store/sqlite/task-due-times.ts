import type { TaskKind } from '@outerpark/core/policies'
import type Database from 'better-sqlite3'
import { taskKind } from './codes.ts'
import type { LeaseBook } from './leases.ts'
import { rowOf } from './reservation-rows.ts'

/** Changes when tasks are due. Postponed tasks become due at once when the gateway or server works again. */
export function taskDueTimes(db: Database.Database, leases: LeaseBook) {
  const found = 'SELECT seq, due_at AS due FROM tasks WHERE dead = 0 AND kind = +?'
  const inTurn = db.prepare<[number, number], { seq: number; due: number }>(
    `${found} AND due_at = queued_at ORDER BY turn, seq LIMIT +?`,
  )
  const postponed = db.prepare<[number, number], { seq: number; due: number }>(
    `${found} AND due_at <> queued_at ORDER BY due_at, seq LIMIT +?`,
  )
  // The due time becomes the time of queueing, so tasks are claimed in the order in which they were queued.
  const setDue = 'UPDATE tasks SET due_at = min(queued_at, ?)'
  // `due_at <> queued_at` makes the planner use an index of postponed tasks, which is small even if many tasks wait.
  const makeAllDue = db.prepare(`${setDue} WHERE dead = 0 AND kind = +? AND due_at <> queued_at`)
  const makeDueAbout = db.prepare(
    `${setDue} WHERE dead = 0 AND +kind = +? AND due_at <> queued_at AND subject = +?`,
  )
  const makeOneDue = db.prepare(`${setDue} WHERE seq = ?`)

  return {
    /** Makes all postponed tasks of the kind due, or only those of one reservation. */
    makeDue(kind: TaskKind, now: number, reservationId?: string): void {
      if (reservationId === undefined) makeAllDue.run(now, taskKind.of(kind))
      else makeDueAbout.run(now, taskKind.of(kind), rowOf(reservationId))
    },
    /** Makes the task due that would be due next. Leased tasks do not count. */
    makeNextDue(kind: TaskKind, now: number): void {
      const [code, most] = [taskKind.of(kind), leases.ofKind(kind) + 1]
      const isFree = ({ seq }: { seq: number }) => !leases.isHeld(seq, now)
      // A task that was never postponed is due already.
      if (inTurn.all(code, most).some(isFree)) return
      const next = postponed.all(code, most).find(isFree)
      if (next) makeOneDue.run(now, next.seq)
    },
    /**
     * When the next task of the kind can be claimed: when one is due, or when a lease ends. Undefined if there is
     * none.
     */
    nextDue(kind: TaskKind): number | undefined {
      const [code, most] = [taskKind.of(kind), leases.ofKind(kind) + 1]
      const isFree = ({ seq }: { seq: number }) => leases.of(seq) === undefined
      const free = inTurn.all(code, most).find(isFree) ?? postponed.all(code, most).find(isFree)
      const times = free ? [free.due, ...leases.ends(kind)] : leases.ends(kind)
      return times.length > 0 ? Math.min(...times) : undefined
    },
  }
}
