import { setImmediate } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import { metaNumber } from './meta.ts'

/** Rows that are read or written between two breaths: some milliseconds of work. */
const SLICE = 5_000

/**
 * Which reservations are whose. To index each booking as it is made would dirty a page for each, and halve them. So the
 * index in the database is brought up to date in batches, and the reservations after its end are known in memory
 * ({@link newestOwners}): at most as many as are made between two sweeps.
 */
export function ownerIndex(db: Database.Database, slice = SLICE) {
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
  const newest = newestOwners(db, end, slice)

  return {
    /**
     * The numbers of a customer's reservations below `from`, newest first; all that were committed before the call.
     * @param customer the customer's number
     */
    async numbers(customer: number, from: number, limit: number): Promise<readonly number[]> {
      while (newest.readOn()) await setImmediate()
      const found = newest.between(customer, end, from).slice(0, limit)
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
        newest.indexedTo(end)
      }
    },
  }
}

export type OwnerIndex = ReturnType<typeof ownerIndex>

/** Whose the newest reservations are, in memory: those after the number `end`, as far as they were read. */
function newestOwners(db: Database.Database, end: number, slice: number) {
  const added = db
    .prepare<[number, number], [number, number]>(
      'SELECT seq, customer FROM reservations WHERE seq > +? ORDER BY seq LIMIT +?',
    )
    .raw()
  /** numbers of reservations by the number of the customer, oldest first */
  const byCustomer = new Map<number, number[]>()
  let readTo = end

  return {
    /** Reads some more; returns whether there may be more still. */
    readOn(): boolean {
      const rows = added.all(readTo, slice)
      for (const [seq, customer] of rows) {
        const numbers = byCustomer.get(customer)
        if (numbers) numbers.push(seq)
        else byCustomer.set(customer, [seq])
        readTo = seq
      }
      return rows.length === slice
    },
    /** The customer's reservations after the one number and before the other, newest first. */
    between: (customer: number, after: number, from: number): number[] =>
      (byCustomer.get(customer) ?? []).filter((seq) => seq > after && seq < from).reverse(),
    /** The index in the database reaches to there now; forgets what was read, if that is all in it. */
    indexedTo(to: number): void {
      if (readTo > to) return
      readTo = to
      byCustomer.clear()
    },
  }
}
