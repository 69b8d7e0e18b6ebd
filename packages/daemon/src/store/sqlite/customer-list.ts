import { type CustomerFilter, fitting } from '@outerpark/core/customer'
import { customerOf } from '@outerpark/core/engine'
import type { PageRequest, Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { CUSTOMER_COLUMNS, type CustomerValues, customerRow } from './customers.ts'
import { before, pageOf } from './paging.ts'
import { findPrefixed } from './prefix-search.ts'

/**
 * The list of customers, newest first. A search reads all rows, in slices, since no index finds a part of a name.
 */
export function customerLister(db: Database.Database): Queries['customers'] {
  const below = db.prepare<[number, number], CustomerValues & { readonly seq: number }>(
    `SELECT c.seq, ${CUSTOMER_COLUMNS} FROM customers c WHERE c.seq < +? ORDER BY c.seq DESC LIMIT +?`,
  )
  const read = async (from: number, count: number) =>
    below.all(from, count).map(({ seq, ...values }) => ({
      seq,
      customer: customerOf(customerRow(values)),
    }))

  return async (request: PageRequest & CustomerFilter) => {
    const fits = fitting(request)
    const matches = ({ customer }: Awaited<ReturnType<typeof read>>[number]) =>
      customer !== undefined && fits(customer)
    const found = await findPrefixed(before(request), request.limit + 1, matches, read)
    const known = found.flatMap(({ seq, customer }) => (customer ? [{ seq, customer }] : []))
    return pageOf(known, request.limit, ({ customer }) => customer)
  }
}
