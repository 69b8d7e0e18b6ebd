import {
  type IdKind,
  numberedId,
  numberOf,
  paymentIdOf,
  type ReservationId,
  reservationIdOf,
} from '@outerpark/core/kernel'
import type { Owned, PageRequest, PaymentRow, Queries } from '@outerpark/core/ports'
import type { ReservationReply } from '@outerpark/core/reservation'
import type Database from 'better-sqlite3'
import { ownerIndex } from './owner-index.ts'
import { before, pageOf } from './paging.ts'
import { findPrefixed } from './prefix-search.ts'

type Amount = { seq: number; amount: number; currency: string }
type ReservationRow = Omit<ReservationReply, 'id' | 'amount'> & Amount
type PaymentColumns = Omit<PaymentRow, 'id' | 'reservationId' | 'amount'> & Amount

const idOf = (row: { seq: number }): ReservationId => numberedId('reservation', row.seq)

/** Reservations and their payments: of one customer, or of all. */
export function bookingQueries(
  db: Database.Database,
): Pick<Queries, 'reservations' | 'reservation' | 'payments' | 'payment'> {
  const ownNumbers = ownerIndex(db)
  const reservations = listQueries<ReservationRow>(
    db,
    ownNumbers,
    `SELECT r.seq, r.status, r.performance_id AS performanceId, m.title,
       p.starts_at AS startsAt, r.grade, r.seats, r.amount, r.currency, y.status AS paymentStatus
     FROM reservations r JOIN payments y ON y.seq = r.seq
     JOIN performances p ON p.id = r.performance_id JOIN musicals m ON m.id = p.musical_id`,
  )
  const payments = listQueries<PaymentColumns>(
    db,
    ownNumbers,
    `SELECT r.seq, r.customer_id AS customerId, y.status, r.amount, r.currency,
       y.charge_id AS chargeId, y.updated_at AS updatedAt
     FROM reservations r JOIN payments y ON y.seq = r.seq`,
  )

  const showReservation = ({ seq, amount, currency, ...row }: ReservationRow) => ({
    id: idOf({ seq }),
    ...row,
    amount: { amount, currency },
  })
  const showPayment = ({ seq, amount, currency, ...row }: PaymentColumns): PaymentRow => ({
    id: paymentIdOf(idOf({ seq })),
    reservationId: idOf({ seq }),
    ...row,
    amount: { amount, currency },
  })

  return {
    reservations: async (request) =>
      pageOf(await reservations.page(request, 'reservation'), request.limit, showReservation),
    async reservation(id, owner) {
      const row = reservations.one(numberOf('reservation', id), owner)
      return row && showReservation(row)
    },
    payments: async (request) =>
      pageOf(await payments.page(request, 'payment'), request.limit, showPayment),
    async payment(id, owner) {
      const row = payments.one(numberOf('reservation', reservationIdOf(id)), owner)
      return row && showPayment(row)
    },
  }
}

/** The list and the single row of something that is numbered like a reservation. */
function listQueries<Row extends { seq: number }>(
  db: Database.Database,
  ownNumbers: (customerId: string) => Promise<readonly number[]>,
  select: string,
) {
  const all = db.prepare<[number, number], Row>(
    `${select} WHERE r.seq < +? ORDER BY r.seq DESC LIMIT +?`,
  )
  const single = db.prepare<[number], Row>(`${select} WHERE r.seq = +?`)
  const singleOwn = db.prepare<[number, string], Row>(
    `${select} WHERE r.seq = +? AND r.customer_id = +?`,
  )
  /** Rows below a number, newest first. */
  const sliceOf =
    (numbers: readonly number[]) =>
    (from: number, limit: number): Row[] => {
      const end = numbers.findLastIndex((number) => number < from) + 1
      const wanted = numbers.slice(Math.max(end - limit, 0), end).reverse()
      return wanted.flatMap((number) => single.get(number) ?? [])
    }

  return {
    one(number: number | undefined, { customerId }: Owned): Row | undefined {
      if (number === undefined) return undefined
      return customerId === undefined ? single.get(number) : singleOwn.get(number, customerId)
    },
    /** One row more than the page holds, if there is one. */
    async page(
      request: PageRequest & Owned & { idPrefix?: string | undefined },
      kind: IdKind,
    ): Promise<Row[]> {
      const { limit, customerId, idPrefix } = request
      const slice =
        customerId === undefined
          ? (from: number, count: number) => all.all(from, count)
          : sliceOf(await ownNumbers(customerId))
      if (idPrefix === undefined) return slice(before(request), limit + 1)
      const matches = ({ seq }: Row) => numberedId(kind, seq).startsWith(idPrefix)
      return findPrefixed(before(request), limit + 1, matches, slice)
    },
  }
}
