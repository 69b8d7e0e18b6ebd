import { hasBegun, numberedId, paymentIdOf } from '@outerpark/core/kernel'
import type { Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { paymentStatus, reservationStatus, taskKind } from './codes.ts'

type WaitingApproval = { seq: number; reservation: number; status: number; payment: number }

/**
 * Queries for unpaid bookings: those without a first answer from the gateway, those whose approval was given up, and
 * those whose performance has begun.
 */
export function unpaidQueries(
  db: Database.Database,
): Pick<Queries, 'unpaidDeadLetters' | 'unpaidAtStart' | 'requestedPayments'> {
  const unpaidDead = db.prepare<
    [number, number, number],
    { seq: number; reservation: number; queuedAt: number; startsAt: string }
  >(
    `SELECT t.seq, t.subject AS reservation, t.queued_at AS queuedAt, o.starts_at AS startsAt
     FROM tasks t JOIN reservations r ON r.seq = t.subject JOIN offers o ON o.seq = r.offer
     WHERE t.dead = 1 AND t.kind = ${taskKind.of('approve-payment')} AND t.seq > +? AND t.queued_at <= +?
       AND r.status = ${reservationStatus.of('awaiting-payment')}
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
  status === reservationStatus.of('awaiting-payment') && payment === paymentStatus.of('requested')

/** The query for unpaid bookings of performances that have begun. */
function atStart(db: Database.Database): Pick<Queries, 'unpaidAtStart'> {
  const approvals = db.prepare<
    [number, number],
    { seq: number; reservation: number; status: number; startsAt: string }
  >(
    `SELECT t.seq, t.subject AS reservation, r.status, o.starts_at AS startsAt
     FROM tasks t JOIN reservations r ON r.seq = t.subject JOIN offers o ON o.seq = r.offer
     WHERE t.seq > +? AND +t.kind = ${taskKind.of('approve-payment')}
     ORDER BY t.seq LIMIT +?`,
  )

  return {
    async unpaidAtStart({ begunAt, limit, cursor }) {
      // `limit` rows are read, even if fewer of them are shown, so that no statement takes long.
      const found = approvals.all(Number(cursor ?? 0), limit)
      const items = found
        .filter(({ status }) => status === reservationStatus.of('awaiting-payment'))
        .map(({ reservation, startsAt }) => ({
          reservationId: numberedId('reservation', reservation),
          startsAt,
        }))
        .filter((unpaid) => hasBegun(unpaid, begunAt))
      return { items, next: found.length === limit ? String(found[limit - 1]?.seq) : null }
    },
  }
}
