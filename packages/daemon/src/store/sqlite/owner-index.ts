import { setImmediate } from 'node:timers/promises'
import type Database from 'better-sqlite3'

/** Rows that are read between two breaths: some milliseconds of work. */
const SLICE = 5_000

/**
 * Which reservations are whose. An index in the database would dirty a page for each booking, and halve them;
 * reservations are only ever added, so this one lies in memory and reads on from where it was whenever it is asked.
 * It takes 8 bytes a reservation, and nothing until a list is first asked for.
 */
export function ownerIndex(db: Database.Database) {
  const added = db
    .prepare<[number, number], [number, string]>(
      'SELECT seq, customer_id FROM reservations WHERE seq > +? ORDER BY seq LIMIT +?',
    )
    .raw()
  const owned = new Map<string, number[]>()
  let readTo = 0

  const readOn = (): boolean => {
    const rows = added.all(readTo, SLICE)
    for (const [seq, customerId] of rows) {
      const numbers = owned.get(customerId)
      if (numbers) numbers.push(seq)
      else owned.set(customerId, [seq])
      readTo = seq
    }
    return rows.length === SLICE
  }

  /** The numbers of a customer's reservations, oldest first; all that were committed before the call. */
  return async (customerId: string): Promise<readonly number[]> => {
    while (readOn()) await setImmediate()
    return owned.get(customerId) ?? []
  }
}
