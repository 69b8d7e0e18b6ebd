import { type State, taskId } from '@outerpark/core/engine'
import type { ReservationId } from '@outerpark/core/kernel'
import type Database from 'better-sqlite3'
import { taskKind } from './codes.ts'
import type { EventRows } from './event-rows.ts'
import type { LeaseBook } from './leases.ts'

const APPROVE = taskKind.of('approve-payment')

type Row = {
  seq: number
  kind: number
  causedBy: number
  attempts: number
  dead: 0 | 1
  lastError: string | null
}

type Parts = { readonly leases: LeaseBook; readonly events: Pick<EventRows, 'last'> }

/** Loads the task of the payment of a reservation that is in the working set, if no worker has ever claimed it. */
export type UnclaimedLoader = (into: State, reservationId: ReservationId) => void

/**
 * Finds payments that were certainly never sent. Nothing is kept for that: a task that was claimed has a lease, or its
 * outcome has left an error in its row, or has removed it. A claim writes nothing, so nobody knows which tasks the last
 * opening of this database claimed.
 *
 * An index of the tasks by reservation would cost each booking a write. It is not needed: tasks are numbered in the order
 * of their events. So a search by halves finds the task of an event with some twenty look-ups.
 */
export function unclaimedLoader(db: Database.Database, { leases, events }: Parts): UnclaimedLoader {
  const lastTask = db.prepare<[], number | null>('SELECT max(seq) FROM tasks').pluck()
  const from = db.prepare<[number], Row>(
    `SELECT seq, kind, caused_by AS causedBy, attempts, dead, last_error AS lastError FROM tasks
     WHERE seq >= +? ORDER BY seq LIMIT 1`,
  )
  /** the last event and the last task before this opening */
  const before = { event: events.last(), task: lastTask.get() ?? 0 }

  /** The first task that follows from the event. */
  const taskOf = (position: number): Row | undefined => {
    let low = before.task + 1
    let high = lastTask.get() ?? 0
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const row = from.get(middle)
      if (row && row.causedBy < position) low = row.seq + 1
      else high = middle
    }
    const found = from.get(low)
    return found?.causedBy === position ? found : undefined
  }

  return (into, id) => {
    const reservation = into.reservations.get(id)
    if (reservation?.status !== 'awaiting-payment' || reservation.opened <= before.event) return
    // A booking queues its payment before its notices.
    const row = taskOf(reservation.opened)
    if (row?.kind !== APPROVE || row.dead || row.attempts > 0 || row.lastError !== null) return
    if (leases.of(row.seq)) return
    into.unclaimed.load(id, { task: taskId(row.seq), withdrawn: false })
  }
}
