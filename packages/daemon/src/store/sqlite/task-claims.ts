import { taskId } from '@outerpark/core/engine'
import { asId } from '@outerpark/core/kernel'
import { CHANNELS } from '@outerpark/core/notice'
import { type TaskKind, type TaskOrder, whatFollows } from '@outerpark/core/policies'
import type { LeasedTask } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { taskKind } from './codes.ts'
import type { EventRows } from './event-rows.ts'
import type { LeaseBook } from './leases.ts'

type Row = {
  seq: number
  body: string | null
  causedBy: number | string
  queuedAt: number
  attempts: number
}

type Parts = { readonly leases: LeaseBook; readonly events: EventRows }

/** How tasks are claimed: what is due is read from the table, and the lease is given in memory. */
export function taskClaims(db: Database.Database, { leases, events }: Parts) {
  const columns =
    'SELECT seq, body, caused_by AS causedBy, queued_at AS queuedAt, attempts FROM tasks'
  const due = db.prepare<[number, number, number], Row>(
    `${columns} WHERE dead = 0 AND kind = +? AND due_at <= +? ORDER BY due_at, seq LIMIT +?`,
  )
  // The clock was set back after these were queued.
  const tooLate = db.prepare<[number, number, number], Row>(
    `${columns} WHERE dead = 0 AND kind = +? AND due_at > +? ORDER BY due_at, seq LIMIT +?`,
  )

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
      const orders = rows.map((row) => orderOf(row, kind, events))
      return rows.map((row, i) => {
        const { token, attempt } = leases.claim(row.seq, kind, until, row.attempts)
        const order = orders[i] as (typeof orders)[number] // one for each row
        return { id: taskId(row.seq), ...order, queuedAt: row.queuedAt, attempt, lease: token }
      })
    },
  }
}

/** What is to be done, and the id of the event that asks for it. */
function orderOf(
  row: Row,
  kind: TaskKind,
  events: EventRows,
): Pick<LeasedTask, 'order' | 'causedBy'> {
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
