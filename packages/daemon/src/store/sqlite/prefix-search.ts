import { setImmediate } from 'node:timers/promises'

/** The number of rows that are searched before other work gets a turn. They take about a millisecond. */
const SLICE = 1_000

/**
 * Finds rows by the prefix of their id, newest first. An id is a scattered row number, so no index finds a prefix: the
 * search reads the rows of the customer, or, for the admin, all rows. It does so in slices, so that bookings need not
 * wait for it.
 *
 * @param from where to start: rows below this number
 * @param read returns rows below a number, newest first
 */
export async function findPrefixed<Row extends { seq: number }>(
  from: number,
  limit: number,
  matches: (row: Row) => boolean,
  read: (from: number, count: number) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const found: Row[] = []
  for (;;) {
    const rows = await read(from, SLICE)
    for (const row of rows) {
      if (matches(row)) found.push(row)
      if (found.length === limit) return found
    }
    from = rows.at(-1)?.seq ?? 0
    if (rows.length < SLICE) return found
    await setImmediate()
  }
}
