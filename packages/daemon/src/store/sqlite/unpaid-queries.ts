import { hasBegun, numberedId, paymentIdOf } from '@outerpark/core/kernel'
import type { PageRequest, Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { AWAITING, paymentStatus, taskKind } from './codes.ts'

type WaitingApproval = { seq: number; reservation: number; status: number; payment: number }

/**
 * Queries for unpaid bookings: those without a first answer from the gateway, those whose approval was given up, and
 * those whose performance has begun.
 */
export function unpaidQueries(
  db: Database.Database,
): Pick<Queries, 'unpaidDeadLetters' | 'unpaidAtStart' | 'unpaidSince' | 'requestedPayments'> {
  const unpaidDead = db.prepare<
    [number, number, number],
    { seq: number; reservation: number; queuedAt: number; startsAt: string }
  >(
    `SELECT t.seq, t.subject AS reservation, t.queued_at AS queuedAt, p.starts_at AS startsAt
     FROM tasks t JOIN reservations r ON r.seq = t.subject JOIN offers o ON o.seq = r.offer
       JOIN performances p ON p.id = o.performance_id
     WHERE t.dead = 1 AND t.kind = ${taskKind.of('approve-payment')} AND t.seq > +? AND t.queued_at <= +?
       AND r.status = ${AWAITING}
     ORDER BY t.seq LIMIT +?`,
  )
  const waitingApprovals = db.prepare<[number, number], WaitingApproval>(
    `SELECT t.seq, t.subject AS reservation, r.status, r.payment
     FROM tasks t JOIN reservations r ON r.seq = t.subject
     WHERE t.seq > +? AND t.dead = 0 AND +t.kind = ${taskKind.of('approve-payment')}
     ORDER BY t.seq LIMIT +?`,
  )

  return {
    ...atStart(db),
    async unpaidDeadLetters({ queuedBefore, limit, cursor }) {
      const found = unpaidDead.all(Number(cursor ?? 0), queuedBefore, limit + 1)
      const items = found.slice(0, limit).map(({ reservation, queuedAt, startsAt }) => ({
        reservationId: numberedId('reservation', reservation),
        startsAt,
        queuedAt,
      }))
      return { items, next: found.length > limit ? String(found[limit - 1]?.seq) : null }
    },
    async requestedPayments({ limit, cursor }) {
      // `limit` rows are read, even if fewer of them are shown, so that no statement takes long.
      const found = waitingApprovals.all(Number(cursor ?? 0), limit)
      const items = found
        .filter(isRequested)
        .map(({ reservation }) => paymentIdOf(numberedId('reservation', reservation)))
      return { items, next: found.length === limit ? String(found[limit - 1]?.seq) : null }
    },
  }
}

const isRequested = ({ status, payment }: WaitingApproval): boolean =>
  status === AWAITING && payment === paymentStatus.of('requested')

type Approval = {
  seq: number
  reservation: number
  queuedAt: number
  status: number
  startsAt: string
}

/** The queries for unpaid bookings of performances that have begun, and for those that have waited for long. */
function atStart(db: Database.Database): Pick<Queries, 'unpaidAtStart' | 'unpaidSince'> {
  const approvals = db.prepare<[number, number], Approval>(
    `SELECT t.seq, t.subject AS reservation, t.queued_at AS queuedAt, r.status, p.starts_at AS startsAt
     FROM tasks t JOIN reservations r ON r.seq = t.subject JOIN offers o ON o.seq = r.offer
       JOIN performances p ON p.id = o.performance_id
     WHERE t.seq > +? AND +t.kind = ${taskKind.of('approve-payment')}
     ORDER BY t.seq LIMIT +?`,
  )
  // `limit` rows are read, even if fewer of them are shown, so that no statement takes long.
  const read = ({ limit, cursor }: PageRequest) => {
    const found = approvals.all(Number(cursor ?? 0), limit)
    const last = found.length === limit ? found.at(-1) : undefined
    const unpaid = found.filter(({ status }) => status === AWAITING)
    const rows = unpaid.map(({ reservation, queuedAt, startsAt }) => ({
      reservationId: numberedId('reservation', reservation),
      startsAt,
      queuedAt,
    }))
    return { last, rows }
  }

  return {
    async unpaidAtStart({ begunAt, ...request }) {
      const { last, rows } = read(request)
      const items = rows
        .filter((unpaid) => hasBegun(unpaid, begunAt))
        .map(({ reservationId, startsAt }) => ({ reservationId, startsAt }))
      return { items, next: last ? String(last.seq) : null }
    },
    async unpaidSince({ queuedBefore, ...request }) {
      const { last, rows } = read(request)
      // Tasks are numbered in the order in which they were queued, so all further ones are younger.
      const more = last !== undefined && last.queuedAt <= queuedBefore
      const items = rows.filter(({ queuedAt }) => queuedAt <= queuedBefore)
      return { items, next: more ? String(last.seq) : null }
    },
  }
}
