import { setImmediate } from 'node:timers/promises'
import { type CustomerFilter, searchedFor } from '@outerpark/core/customer'
import { customerOf } from '@outerpark/core/engine'
import type { PageRequest, Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { CUSTOMER_COLUMNS, type CustomerValues, customerRow } from './customers.ts'
import { before, pageOf, startingWith } from './paging.ts'

/** How many rows one statement looks at before other work gets a turn. They take about two milliseconds. */
const SLICE = 10_000

type Found = CustomerValues & { readonly seq: number }

/**
 * The list of customers, newest first. No index finds a part of a name, so a search looks at the key of every customer, in
 * slices: bookings need not wait for it.
 */
export function customerLister(db: Database.Database): Queries['customers'] {
  const newest = db.prepare<[], number>('SELECT max(seq) FROM customers').pluck()
  const inSlice = db.prepare<(string | number)[], Found>(
    `SELECT c.seq, ${CUSTOMER_COLUMNS} FROM customers c
     WHERE c.erased_at IS NULL AND (instr(c.search_key, +?) > 0 OR c.id >= +? AND c.id < +?)
       AND c.id >= +? AND c.id < +? AND c.confirmed <= +? AND c.seq > +? AND c.seq < +?
     ORDER BY c.seq DESC LIMIT +?`,
  )

  return async (request: PageRequest & CustomerFilter) => {
    const { part, id } = searchedFor(request.search)
    // Without an id in the search: a range that has none.
    const byId: readonly [string, string] = id === undefined ? ['~', '~'] : startingWith(id)
    const ids = startingWith(request.idPrefix)
    const found: Found[] = []
    let end = Math.min(before(request), (newest.get() ?? 0) + 1)
    while (end > 1 && found.length <= request.limit) {
      const begin = Math.max(0, end - SLICE - 1)
      const room = request.limit + 1 - found.length
      const mostConfirmed = request.unconfirmed ? 0 : 1
      found.push(...inSlice.all(part, ...byId, ...ids, mostConfirmed, begin, end, room))
      end = begin + 1
      if (end > 1 && found.length <= request.limit) await setImmediate()
    }
    return pageOf(
      found.flatMap(({ seq, ...values }) => {
        const customer = customerOf(customerRow(values))
        return customer ? [{ seq, customer }] : []
      }),
      request.limit,
      ({ customer }) => customer,
    )
  }
}
