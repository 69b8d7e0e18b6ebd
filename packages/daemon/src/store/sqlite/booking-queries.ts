import { paymentIdOf, reservationIdOf } from '@outerpark/core/kernel'
import type { NoticeRow, PaymentRow, Queries } from '@outerpark/core/ports'
import type { ReservationReply } from '@outerpark/core/reservation'
import type Database from 'better-sqlite3'
import { before, pageOf, startingWith } from './paging.ts'

type ReservationRow = Omit<ReservationReply, 'amount'> & {
  seq: number
  amount: number
  currency: string
}
type PaymentColumns = Omit<PaymentRow, 'id' | 'amount'> & {
  seq: number
  amount: number
  currency: string
}

/** Reservations, payments and notices: of one customer, or of all. */
export function bookingQueries(
  db: Database.Database,
): Pick<Queries, 'reservations' | 'reservation' | 'payments' | 'payment' | 'notices'> {
  const reservation = `SELECT r.seq, r.id, r.status, r.performance_id AS performanceId, m.title,
      p.starts_at AS startsAt, r.grade, r.seats, r.amount, r.currency, y.status AS paymentStatus
    FROM reservations r JOIN payments y ON y.seq = r.seq
    JOIN performances p ON p.id = r.performance_id JOIN musicals m ON m.id = p.musical_id`
  const payment = `SELECT y.seq, r.id AS reservationId, r.customer_id AS customerId, y.status,
      r.amount, r.currency, y.charge_id AS chargeId, y.updated_at AS updatedAt
    FROM payments y JOIN reservations r ON r.seq = y.seq`
  const notice = `SELECT seq, at, reservation_id AS reservationId, customer_id AS customerId, about,
      channel, template, text FROM notices`
  // A `+` keeps the planner off an index: a list runs along seq, and a prefix is found along id.
  const newest = 'r.seq < ? AND +r.id >= ? AND +r.id < ? ORDER BY r.seq DESC LIMIT ?'
  const byPrefix = '+r.seq < ? AND r.id >= ? AND r.id < ? ORDER BY r.seq DESC LIMIT ?'
  type ListArguments = [number, string, string, number]
  type OwnListArguments = [string, ...ListArguments]

  const reservations = {
    all: db.prepare<ListArguments, ReservationRow>(`${reservation} WHERE ${newest}`),
    prefixed: db.prepare<ListArguments, ReservationRow>(`${reservation} WHERE ${byPrefix}`),
    own: db.prepare<OwnListArguments, ReservationRow>(
      `${reservation} WHERE r.customer_id = ? AND ${newest}`,
    ),
    one: db.prepare<[string, string | null], ReservationRow>(
      `${reservation} WHERE r.id = ? AND r.customer_id = coalesce(?, r.customer_id)`,
    ),
  }
  const payments = {
    all: db.prepare<ListArguments, PaymentColumns>(`${payment} WHERE ${newest}`),
    prefixed: db.prepare<ListArguments, PaymentColumns>(`${payment} WHERE ${byPrefix}`),
    own: db.prepare<OwnListArguments, PaymentColumns>(
      `${payment} WHERE r.customer_id = ? AND ${newest}`,
    ),
    one: db.prepare<[string, string | null], PaymentColumns>(
      `${payment} WHERE r.id = ? AND r.customer_id = coalesce(?, r.customer_id)`,
    ),
  }
  const notices = {
    all: db.prepare<[number, number], NoticeRow & { seq: number }>(
      `${notice} WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
    ),
    own: db.prepare<[string, number, number], NoticeRow & { seq: number }>(
      `${notice} WHERE customer_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
    ),
  }

  const showReservation = ({ seq: _, amount, currency, ...row }: ReservationRow) => ({
    ...row,
    amount: { amount, currency },
  })
  const showPayment = ({ seq: _, amount, currency, ...row }: PaymentColumns): PaymentRow => ({
    id: paymentIdOf(row.reservationId),
    ...row,
    amount: { amount, currency },
  })

  return {
    async reservations(request) {
      const { customerId, limit } = request
      const slice = [before(request), ...startingWith(request.idPrefix), limit + 1] as const
      const rows =
        customerId === undefined
          ? reservations[request.idPrefix ? 'prefixed' : 'all'].all(...slice)
          : reservations.own.all(customerId, ...slice)
      return pageOf(rows, limit, showReservation)
    },
    async reservation(id, { customerId }) {
      const row = reservations.one.get(id, customerId ?? null)
      return row && showReservation(row)
    },
    async payments(request) {
      const { customerId, limit, idPrefix } = request
      // A payment bears its reservation's number under other letters.
      const prefix = idPrefix?.replace(/^PY/, 'RV')
      const slice = [before(request), ...startingWith(prefix), limit + 1] as const
      const rows =
        customerId === undefined
          ? payments[prefix ? 'prefixed' : 'all'].all(...slice)
          : payments.own.all(customerId, ...slice)
      return pageOf(rows, limit, showPayment)
    },
    async payment(id, { customerId }) {
      const row = payments.one.get(reservationIdOf(id), customerId ?? null)
      return row && showPayment(row)
    },
    async notices(request) {
      const { customerId, limit } = request
      const rows =
        customerId === undefined
          ? notices.all.all(before(request), limit + 1)
          : notices.own.all(customerId, before(request), limit + 1)
      return pageOf(rows, limit, ({ seq: _, ...row }) => row)
    },
  }
}
