import { taskId, taskNumber } from '@outerpark/core/engine'
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
  turn: number
}

type Parts = { readonly leases: LeaseBook; readonly events: EventRows }

/** Claims tasks: due tasks are read from the table, and their leases are in memory. */
export function taskClaims(db: Database.Database, { leases, events }: Parts) {
  const columns =
    'SELECT seq, body, caused_by AS causedBy, queued_at AS queuedAt, attempts, turn FROM tasks'
  const inTurn = db.prepare<[number, number], Row>(
    `${columns} WHERE dead = 0 AND due_at = queued_at AND kind = +? ORDER BY turn, seq LIMIT +?`,
  )
  const postponed = `${columns} WHERE dead = 0 AND due_at <> queued_at AND kind = +?`
  const due = db.prepare<[number, number, number], Row>(
    `${postponed} AND due_at <= +? ORDER BY due_at, seq LIMIT +?`,
  )
  // Tasks that are due too far in the future, because the clock was set back after they were postponed.
  const tooLate = db.prepare<[number, number, number], Row>(
    `${postponed} AND due_at > +? ORDER BY due_at, seq LIMIT +?`,
  )

  return {
    /** Renews the leases of these tasks, unless they were lost. */
    renew(tasks: Iterable<Pick<LeasedTask, 'id' | 'lease'>>, until: number): void {
      for (const { id, lease } of tasks) leases.renew(taskNumber(id), lease, until)
    },
    /**
     * Leases due tasks of the kind, in their turns. A postponed task has kept its turn.
     * @param latest a postponed task that is due after this time is due now; ms since the epoch
     */
    claim(kind: TaskKind, limit: number, now: number, until: number, latest: number): LeasedTask[] {
      const most = limit + leases.ofKind(kind)
      const code = taskKind.of(kind)
      const found = due.all(code, now, most)
      if (found.length < most) found.push(...tooLate.all(code, latest, most - found.length))
      const rows = [...inTurn.all(code, most), ...found]
        .filter(({ seq }) => !leases.isHeld(seq, now))
        .sort((a, b) => a.turn - b.turn || a.seq - b.seq)
        .slice(0, limit)
      // All orders are read before any lease is made. If reading throws, no task is leased.
      const orders = rows.map((row) => orderOf(row, kind, events))
      return rows.map((row, i) => {
        const { token, attempt } = leases.claim(row.seq, kind, until, row.attempts)
        const order = orders[i] as (typeof orders)[number] // one for each row
        return { id: taskId(row.seq), ...order, queuedAt: row.queuedAt, attempt, lease: token }
      })
    },
  }
}

/** The order of the task, and the id of the event that caused it. */
export function orderOf(
  row: Pick<Row, 'seq' | 'body' | 'causedBy'>,
  kind: TaskKind,
  events: EventRows,
): Pick<LeasedTask, 'order' | 'causedBy'> {
  if (row.body !== null)
    // An older version of this program stored this order.
    return {
      order: JSON.parse(row.body) as TaskOrder,
      causedBy: asId<'event'>(String(row.causedBy)),
    }
  const event = events.at(Number(row.causedBy))
  const order = event && whatFollows(event, event.id, CHANNELS).find((each) => each.kind === kind)
  if (!event || !order) throw new Error(`Nothing asks for ${kind} of TK-${row.seq}.`)
  return { order, causedBy: event.id }
}
