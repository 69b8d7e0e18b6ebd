import { setImmediate } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import { metaNumber } from './meta.ts'

/** Rows that are read or written between two breaths: some milliseconds of work. */
const SLICE = 5_000

/**
 * Which reservations are whose. To index each booking as it is made would dirty a page for each, and halve them. So the
 * index in the database is brought up to date in batches, and the reservations after its end are known in memory: at
 * most as many as are made between two calls of `bringUpToDate`.
 */
export function ownerIndex(db: Database.Database, slice = SLICE) {
  const added = db
    .prepare<[number, number], [number, number]>(
      'SELECT seq, customer FROM reservations WHERE seq > +? ORDER BY seq LIMIT +?',
    )
    .raw()
  const indexed = db
    .prepare<[number, number, number, number], number>(
      `SELECT seq FROM reservations_of_customers WHERE customer = +? AND seq < +? AND seq <= +?
       ORDER BY seq DESC LIMIT +?`,
    )
    .pluck()
  const insert = db.prepare(
    `INSERT INTO reservations_of_customers
     SELECT customer, seq FROM reservations WHERE seq > ? AND seq <= ? ORDER BY customer, seq`,
  )
  const moveEnd = db.prepare("UPDATE meta SET value = ? WHERE name = 'owners-indexed-to'")
  const lastOf = db
    .prepare<[number, number], number | null>(
      'SELECT max(seq) FROM (SELECT seq FROM reservations WHERE seq > +? ORDER BY seq LIMIT +?)',
    )
    .pluck()

  /** up to where the index in the database reaches */
  let end = metaNumber(db, 'owners-indexed-to')
  /** the reservations after it, by customer, as far as they were read */
  const tail = new Map<number, number[]>()
  let readTo = end

  const readOn = (): boolean => {
    const rows = added.all(readTo, slice)
    for (const [seq, customer] of rows) {
      const numbers = tail.get(customer)
      if (numbers) numbers.push(seq)
      else tail.set(customer, [seq])
      readTo = seq
    }
    return rows.length === slice
  }

  return {
    /**
     * The numbers of a customer's reservations below `from`, newest first; all that were committed before the call.
     * @param customer the customer's number
     */
    async numbers(customer: number, from: number, limit: number): Promise<readonly number[]> {
      while (readOn()) await setImmediate()
      const newest = (tail.get(customer) ?? []).filter((seq) => seq > end && seq < from)
      const found = newest.reverse().slice(0, limit)
      if (found.length === limit) return found
      return [...found, ...indexed.all(customer, from, end, limit - found.length)]
    },
    /**
     * Indexes some more, inside a transaction.
     * @returns what to call once that is committed, or undefined if everything is indexed
     */
    indexMore(): (() => void) | undefined {
      const to = lastOf.get(end, slice)
      if (to === undefined || to === null) return undefined
      insert.run(end, to)
      moveEnd.run(String(to))
      return () => {
        end = to
        if (readTo <= end) {
          readTo = end
          tail.clear()
        }
      }
    },
  }
}

export type OwnerIndex = ReturnType<typeof ownerIndex>
