import type { ReservationRow } from '@outerpark/core/engine'
import {
  type IdKind,
  numberedId,
  numberOf,
  paymentIdOf,
  type ReservationId,
  reservationIdOf,
} from '@outerpark/core/kernel'
import type { Owned, PageRequest, PaymentRow, Queries } from '@outerpark/core/ports'
import { type ReservationReply, reservationReply } from '@outerpark/core/reservation'
import type Database from 'better-sqlite3'
import type { CustomerNumbers } from './customers.ts'
import type { OwnerIndex } from './owner-index.ts'
import { before, pageOf } from './paging.ts'
import { findPrefixed } from './prefix-search.ts'
import {
  RESERVATION_COLUMNS,
  type ReservationRows,
  type ReservationValues,
} from './reservation-rows.ts'

type Numbered = { readonly seq: number; readonly row: ReservationRow }

type Parts = {
  readonly customers: CustomerNumbers
  readonly owners: OwnerIndex
  readonly rows: ReservationRows
}

/** Reservations and their payments: of one customer, or of all. */
export function bookingQueries(
  db: Database.Database,
  { customers, owners, rows }: Parts,
): Pick<Queries, 'reservations' | 'reservation' | 'payments' | 'payment'> {
  const columns = `SELECT ${RESERVATION_COLUMNS.join()} FROM reservations`
  const below = db
    .prepare<[number, number], ReservationValues>(
      `${columns} WHERE seq < +? ORDER BY seq DESC LIMIT +?`,
    )
    .raw()
  const single = db.prepare<[number], ReservationValues>(`${columns} WHERE seq = +?`).raw()
  const numbered = (values: ReservationValues): Numbered => ({
    seq: values[0],
    row: rows.read(values),
  })

  const one = (number: number | undefined, { customerId }: Owned): ReservationRow | undefined => {
    const values = number === undefined ? undefined : single.get(number)
    const row = values && rows.read(values)
    return row && (customerId === undefined || row.customerId === customerId) ? row : undefined
  }

  /** Rows below a number, newest first: everybody's, or a customer's own. */
  const slice = async (
    customerId: string | undefined,
    from: number,
    limit: number,
  ): Promise<Numbered[]> => {
    if (customerId === undefined) return below.all(from, limit).map(numbered)
    const customer = customers.number(customerId)
    if (customer === undefined) return []
    const numbers = await owners.numbers(customer, from, limit)
    return numbers
      .map((number) => single.get(number))
      .filter((row) => row !== undefined)
      .map(numbered)
  }

  /** One row more than the page holds, if there is one. */
  const page = async (
    request: PageRequest & Owned & { idPrefix?: string | undefined },
    kind: IdKind,
  ): Promise<Numbered[]> => {
    const { limit, customerId, idPrefix } = request
    const read = (from: number, count: number) => slice(customerId, from, count)
    if (idPrefix === undefined) return read(before(request), limit + 1)
    const matches = ({ seq }: Numbered) => numberedId(kind, seq).startsWith(idPrefix)
    return findPrefixed(before(request), limit + 1, matches, read)
  }

  return {
    reservations: async (request) =>
      pageOf(await page(request, 'reservation'), request.limit, ({ row }) => shown(row)),
    async reservation(id, owner) {
      const row = one(numberOf('reservation', id), owner)
      return row && shown(row)
    },
    payments: async (request) =>
      pageOf(await page(request, 'payment'), request.limit, ({ row }) => paymentShown(row)),
    async payment(id, owner) {
      const row = one(numberOf('reservation', reservationIdOf(id)), owner)
      return row && paymentShown(row)
    },
  }
}

const shown = (row: ReservationRow): ReservationReply =>
  reservationReply(row, row.status, row.paymentStatus)

function paymentShown(row: ReservationRow): PaymentRow {
  const reservationId: ReservationId = row.reservationId
  return {
    id: paymentIdOf(reservationId),
    reservationId,
    customerId: row.customerId,
    status: row.paymentStatus,
    amount: { amount: row.amount, currency: row.currency },
    chargeId: row.chargeId,
    updatedAt: row.paymentUpdatedAt,
  }
}
