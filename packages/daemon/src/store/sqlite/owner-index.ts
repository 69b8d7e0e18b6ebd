import { setImmediate } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import { metaNumber } from './meta.ts'

/** The number of rows that are read or written before other work gets a turn. They take some milliseconds. */
const SLICE = 5_000

/**
 * The index from customers to their reservations. Indexing each booking in its own commit would write an extra page
 * for each, and halve the bookings per second. So the index in the database is updated in batches (`sweep`), and
 * {@link newestOwners} has the later reservations in memory.
 */
export function ownerIndex(db: Database.Database, slice = SLICE) {
  const { indexed, insert, moveEnd, lastOf } = statementsOf(db)
  /** the number of the last reservation in the index of the database */
  let end = metaNumber(db, 'owners-indexed-to')
  const newest = newestOwners(db, end, slice)

  return {
    /**
     * The numbers of a customer's reservations below `from`, newest first. Includes all that were committed before the
     * call.
     * @param customer the customer's number
     */
    async numbers(customer: number, from: number, limit: number): Promise<readonly number[]> {
      while (newest.readOn()) await setImmediate()
      const found = newest.between(customer, end, from).slice(0, limit)
      if (found.length === limit) return found
      return [...found, ...indexed.all(customer, from, end, limit - found.length)]
    },
    /** As {@link numbers}, but all of them, and without a pause for other work: for a fact in a transaction. */
    allNow(customer: number): readonly number[] {
      newest.readAll()
      const from = Number.MAX_SAFE_INTEGER
      return [...newest.between(customer, end, from), ...indexed.all(customer, from, end, -1)]
    },
    /** A transaction has ended, so there may be more reservations, or those that it wrote are gone. */
    over(committed: boolean): void {
      if (committed) newest.mayHaveMore()
      else newest.startAt(end)
    },
    /**
     * Indexes one more batch. Call it inside a transaction.
     * @returns what to call after the commit, or undefined if everything is indexed
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

function statementsOf(db: Database.Database) {
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
  return { indexed, insert, moveEnd, lastOf }
}

export type OwnerIndex = ReturnType<typeof ownerIndex>

/** The owners of the newest reservations, in memory: those with a number above `end`. */
function newestOwners(db: Database.Database, end: number, slice: number) {
  const added = db
    .prepare<[number, number], [number, number]>(
      'SELECT seq, customer FROM reservations WHERE seq > +? ORDER BY seq LIMIT +?',
    )
    .raw()
  /** reservation numbers by customer number, oldest first */
  const byCustomer = new Map<number, number[]>()
  let readTo = end
  /** whether all that is committed was read; then the database need not be asked */
  let isComplete = false

  return {
    mayHaveMore(): void {
      isComplete = false
    },
    /** Forgets all, and reads from there again. */
    startAt(number: number): void {
      readTo = number
      byCustomer.clear()
      isComplete = false
    },
    /** Reads all batches, if there may be more. */
    readAll(): void {
      if (!isComplete) while (this.readOn());
      isComplete = true
    },
    /** Reads one more batch. Returns whether there may be more. */
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
    /** The customer's reservations above `after` and below `from`, newest first. */
    between: (customer: number, after: number, from: number): number[] =>
      (byCustomer.get(customer) ?? []).filter((seq) => seq > after && seq < from).reverse(),
    /** The index in the database now reaches to `to`. If it has everything that is in memory, the memory is cleared. */
    indexedTo(to: number): void {
      if (readTo > to) return
      readTo = to
      byCustomer.clear()
    },
  }
}
