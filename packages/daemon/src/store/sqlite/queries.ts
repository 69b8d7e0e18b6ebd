import { taskNumber } from '@outerpark/core/engine'
import { asId, type EventId, numberedId } from '@outerpark/core/kernel'
import type { Musical } from '@outerpark/core/musical'
import type { NoticeRow, Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { bookingQueries } from './booking-queries.ts'
import { breakerMarks } from './breaker-marks.ts'
import { reservationStatus, taskKind } from './codes.ts'
import { type CustomerNumbers, customerFinder } from './customers.ts'
import type { EventIds } from './event-ids.ts'
import type { EventRows } from './event-rows.ts'
import type { LeaseBook } from './leases.ts'
import type { OwnerIndex } from './owner-index.ts'
import { before, pageOf, startingWith } from './paging.ts'
import { performanceQueries } from './performance-queries.ts'
import type { ReservationRows } from './reservation-rows.ts'
import type { TaskCounts } from './task-counts.ts'
import { TASK_COLUMNS, type TaskColumns, taskShown } from './task-rows.ts'

type Numbered<T> = T & { seq: number }

type Parts = {
  readonly now: () => number
  readonly taskCounts: () => TaskCounts
  readonly customers: CustomerNumbers
  readonly owners: OwnerIndex
  readonly rows: ReservationRows
  readonly events: EventRows
  readonly ids: EventIds
  readonly leases: LeaseBook
}

/** What can be asked of the write side without changing it. Each is one statement, or one for each row of a short page. */
export function queries(
  db: Database.Database,
  { now, taskCounts, customers: numbers, owners, rows, events, ids, leases }: Parts,
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
  const notice =
    'SELECT seq, at, reservation, customer, about, channel, template, text FROM notices'
  const allNotices = db.prepare<[number, number], NoticeColumns>(
    `${notice} WHERE seq < +? ORDER BY seq DESC LIMIT +?`,
  )
  const ownNotices = db.prepare<[number, number, number], NoticeColumns>(
    `${notice} WHERE customer = +? AND channel <> 'webhook' AND seq < +? ORDER BY seq DESC LIMIT +?`,
  )
  const webhookOff = db
    .prepare<[string], string>('SELECT since FROM webhooks_off WHERE webhook = ?')
    .pluck()
  const allTasks = db.prepare<[number, number], TaskColumns>(
    `${TASK_COLUMNS} WHERE seq < +? ORDER BY seq DESC LIMIT +?`,
  )
  const deadTasks = db.prepare<[number, number], TaskColumns>(
    `${TASK_COLUMNS} WHERE seq < +? AND dead = 1 ORDER BY seq DESC LIMIT +?`,
  )
  const oneDead = db.prepare<[number], TaskColumns>(`${TASK_COLUMNS} WHERE seq = ? AND dead = 1`)
  const unpaidDead = db.prepare<
    [number, number, number],
    { seq: number; reservation: number; queuedAt: number }
  >(
    `SELECT t.seq, t.subject AS reservation, t.queued_at AS queuedAt
     FROM tasks t JOIN reservations r ON r.seq = t.subject
     WHERE t.dead = 1 AND t.kind = ${taskKind.of('approve-payment')} AND t.seq > +? AND t.queued_at <= +?
       AND r.status = ${reservationStatus.of('awaiting-payment')}
     ORDER BY t.seq LIMIT +?`,
  )
  const noticeShown = ({
    seq: _,
    reservation,
    customer,
    about,
    ...row
  }: NoticeColumns): NoticeRow => ({
    ...row,
    about: typeof about === 'number' ? ids.at(about) : asId<'event'>(about),
    reservationId: numberedId('reservation', reservation),
    customerId: numbers.id(customer),
  })
  const task = (row: TaskColumns) => taskShown(row, leases, now())

  return {
    ...performanceQueries(db),
    ...bookingQueries(db, { customers: numbers, owners, rows }),
    async musicals(request) {
      const found = musicals.all(
        before(request),
        ...startingWith(request.idPrefix),
        request.limit + 1,
      )
      return pageOf(found, request.limit, ({ seq: _, ...each }) => each)
    },
    musical: async (id) => musical.get(id),
    customer: async (id) => customers.byId(id),
    customerByToken: async (hash) => customers.byToken(hash),
    events: async (from, limit) => events.from(from, limit),
    lastPosition: async () => events.last(),
    async notices(request) {
      const { customerId, limit } = request
      if (customerId === undefined)
        return pageOf(allNotices.all(before(request), limit + 1), limit, noticeShown)
      const customer = numbers.number(customerId)
      const own = customer === undefined ? [] : ownNotices.all(customer, before(request), limit + 1)
      return pageOf(own, limit, noticeShown)
    },
    async tasks(request) {
      const find = request.dead ? deadTasks : allTasks
      return pageOf(find.all(before(request), request.limit + 1), request.limit, task)
    },
    async unpaidDeadLetters({ queuedBefore, limit, cursor }) {
      const found = unpaidDead.all(Number(cursor ?? 0), queuedBefore, limit + 1)
      const items = found.slice(0, limit).map(({ reservation, queuedAt }) => ({
        reservationId: numberedId('reservation', reservation),
        queuedAt,
      }))
      return { items, next: found.length > limit ? String(found[limit - 1]?.seq) : null }
    },
    async deadLetter(id) {
      const row = oneDead.get(taskNumber(id))
      return row && task(row)
    },
    taskCounts: async () => taskCounts(),
    webhookOffSince: async (id) => webhookOff.get(id),
    breaker: async () => breaker.last(),
    pausedSince: async (since) => breaker.pausedSince(since, now()),
  }
}

type NoticeColumns = Omit<NoticeRow, 'reservationId' | 'customerId' | 'about'> & {
  seq: number
  reservation: number
  customer: number
  about: number | EventId
}
