import type { ReservationRow } from '@outerpark/core/engine'
import { type IdKind, numberedId } from '@outerpark/core/kernel'
import type { Owned, PageRequest } from '@outerpark/core/ports'
import { type ReservationFilter, reservationsFitting } from '@outerpark/core/reservation'
import type Database from 'better-sqlite3'
import type { CustomerNumbers } from './customers.ts'
import type { OwnerIndex } from './owner-index.ts'
import { before } from './paging.ts'
import { findPrefixed } from './prefix-search.ts'
import {
  RESERVATION_COLUMNS,
  type ReservationRows,
  type ReservationValues,
} from './reservation-rows.ts'

type Numbered = { readonly seq: number; readonly row: ReservationRow }

export type BookingParts = {
  readonly customers: CustomerNumbers
  readonly owners: OwnerIndex
  readonly rows: ReservationRows
}

/** Finds one reservation by its number, or a page of reservations: those of one customer, or all. */
export function bookingFinder(db: Database.Database, { customers, owners, rows }: BookingParts) {
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

  /** Rows below a number, newest first: of one customer, or of all. */
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

  return {
    /** The reservation with the number. Undefined if there is none, or if another customer owns it. */
    one(number: number | undefined, { customerId }: Owned): ReservationRow | undefined {
      const values = number === undefined ? undefined : single.get(number)
      const row = values && rows.read(values)
      return row && (customerId === undefined || row.customerId === customerId) ? row : undefined
    },
    /**
     * The rows of a page, and one more row if there is another page.
     * @param kind whether the prefix in the request is one of reservation ids or of payment ids
     */
    async page(
      request: PageRequest & Owned & ReservationFilter & { idPrefix?: string | undefined },
      kind: IdKind,
    ): Promise<Numbered[]> {
      const { limit, customerId, idPrefix } = request
      const read = (from: number, count: number) => slice(customerId, from, count)
      const fits = reservationsFitting(request)
      if (idPrefix === undefined && fits === undefined) return read(before(request), limit + 1)
      const matches = ({ seq, row }: Numbered) =>
        (idPrefix === undefined || numberedId(kind, seq).startsWith(idPrefix)) &&
        (fits?.(row) ?? true)
      return findPrefixed(before(request), limit + 1, matches, read)
    },
  }
}
