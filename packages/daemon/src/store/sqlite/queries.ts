import { asId, numberedId } from '@outerpark/core/kernel'
import type { Musical } from '@outerpark/core/musical'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { NoticeRow, Queries, TaskRow } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { taskRow } from '../commit.ts'
import { bookingQueries } from './booking-queries.ts'
import { breakerMarks } from './breaker-marks.ts'
import { customerFinder } from './customers.ts'
import { before, pageOf, startingWith } from './paging.ts'
import { performanceQueries } from './performance-queries.ts'
import type { TaskCounts } from './task-counts.ts'

type Numbered<T> = T & { seq: number }

/** What can be asked of the write side without changing it. Each is one statement, or one for each row of a short page. */
export function queries(
  db: Database.Database,
  { now, taskCounts }: { now: () => number; taskCounts: () => TaskCounts },
): Queries {
  const breaker = breakerMarks(db)
  const musicals = db.prepare<[number, string, string, number], Numbered<Musical>>(
    `SELECT seq, id, title, venue, running_minutes AS runningMinutes FROM musicals
     WHERE seq < +? AND id >= ? AND id < ? ORDER BY seq DESC LIMIT +?`,
  )
  const musical = db.prepare<[string], Musical>(
    'SELECT id, title, venue, running_minutes AS runningMinutes FROM musicals WHERE id = ?',
  )
  const customers = customerFinder(db)
  const events = db.prepare<[number, number], EventRow>(
    `SELECT position, id, at, correlation_id AS correlationId, causation_id AS causationId, data
     FROM events WHERE position >= +? ORDER BY position LIMIT +?`,
  )
  const notice = `SELECT seq, at, reservation_id AS reservationId, customer_id AS customerId, about,
      channel, template, text FROM notices`
  const allNotices = db.prepare<[number, number], Numbered<NoticeRow>>(
    `${notice} WHERE seq < +? ORDER BY seq DESC LIMIT +?`,
  )
  const ownNotices = db.prepare<[string, number, number], Numbered<NoticeRow>>(
    `${notice} WHERE customer_id = +? AND channel <> 'webhook' AND seq < +? ORDER BY seq DESC LIMIT +?`,
  )
  const webhookOff = db
    .prepare<[string], string>('SELECT since FROM webhooks_off WHERE webhook = ?')
    .pluck()
  const lastPosition = db.prepare<[], number | null>('SELECT max(position) FROM events').pluck()
  const taskColumns = `SELECT seq, kind, reservation, attempts, due_at AS dueAt,
      queued_at AS queuedAt, lease, dead, last_error AS lastError FROM tasks`
  const allTasks = db.prepare<[number, number], TaskColumns>(
    `${taskColumns} WHERE seq < +? ORDER BY seq DESC LIMIT +?`,
  )
  const deadTasks = db.prepare<[number, number], TaskColumns>(
    `${taskColumns} WHERE seq < +? AND dead = 1 ORDER BY seq DESC LIMIT +?`,
  )

  const oneDead = db.prepare<[number], TaskColumns>(`${taskColumns} WHERE seq = ? AND dead = 1`)
  const unpaidDead = db.prepare<
    [number, number, number],
    { seq: number; reservation: number; queuedAt: number }
  >(
    `SELECT t.seq, t.reservation, t.queued_at AS queuedAt
     FROM tasks t JOIN reservations r ON r.seq = t.reservation
     WHERE t.dead = 1 AND t.kind = 'approve-payment' AND t.seq > +? AND t.queued_at <= +?
       AND r.status = 'awaiting-payment'
     ORDER BY t.seq LIMIT +?`,
  )

  return {
    ...performanceQueries(db),
    ...bookingQueries(db),
    async musicals(request) {
      const rows = musicals.all(
        before(request),
        ...startingWith(request.idPrefix),
        request.limit + 1,
      )
      return pageOf(rows, request.limit, ({ seq: _, ...each }) => each)
    },
    musical: async (id) => musical.get(id),
    customer: async (id) => customers.byId(id),
    customerByToken: async (hash) => customers.byToken(hash),
    events: async (from, limit) => events.all(from, limit).map(recorded),
    lastPosition: async () => lastPosition.get() ?? 0,
    async notices(request) {
      const { customerId, limit } = request
      const rows =
        customerId === undefined
          ? allNotices.all(before(request), limit + 1)
          : ownNotices.all(customerId, before(request), limit + 1)
      return pageOf(rows, limit, ({ seq: _, ...row }) => row)
    },
    async tasks(request) {
      const find = request.dead ? deadTasks : allTasks
      return pageOf(find.all(before(request), request.limit + 1), request.limit, (row) =>
        taskOf(row, now()),
      )
    },
    async unpaidDeadLetters({ queuedBefore, limit, cursor }) {
      const rows = unpaidDead.all(Number(cursor ?? 0), queuedBefore, limit + 1)
      const items = rows.slice(0, limit).map(({ reservation, queuedAt }) => ({
        reservationId: numberedId('reservation', reservation),
        queuedAt,
      }))
      return { items, next: rows.length > limit ? String(rows[limit - 1]?.seq) : null }
    },
    async deadLetter(id) {
      const row = oneDead.get(taskRow(id))
      return row && taskOf(row, now())
    },
    taskCounts: async () => taskCounts(),
    webhookOffSince: async (id) => webhookOff.get(id),
    breaker: async () => breaker.last(),
    pausedSince: async (since) => breaker.pausedSince(since, now()),
  }
}

type EventRow = {
  position: number
  id: string
  at: string
  correlationId: string
  causationId: string
  data: string
}

function recorded({ data, id, ...envelope }: EventRow): RecordedEvent {
  // The log holds what `append` wrote: a DomainEvent as JSON.
  return { ...JSON.parse(data), id: asId<'event'>(id), ...envelope } as RecordedEvent
}

type TaskColumns = Omit<TaskRow, 'id' | 'state' | 'dueAt' | 'queuedAt' | 'reservationId'> & {
  seq: number
  reservation: number
  dueAt: number
  queuedAt: number
  lease: string | null
  dead: 0 | 1
}

function taskOf(
  { seq, reservation, dead, lease, dueAt, queuedAt, ...row }: TaskColumns,
  now: number,
): TaskRow {
  return {
    id: `TK-${seq}`,
    ...row,
    reservationId: numberedId('reservation', reservation),
    state: dead ? 'dead' : lease !== null && dueAt > now ? 'leased' : 'ready',
    dueAt: new Date(dueAt).toISOString(),
    queuedAt: new Date(queuedAt).toISOString(),
  }
}
