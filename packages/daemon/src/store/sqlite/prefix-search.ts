import { setImmediate } from 'node:timers/promises'

/** Rows that are looked through between two breaths: about a millisecond of work. */
const SLICE = 1_000

/**
 * Finds rows by the start of their id, newest first. An id is its row's number in other words, so there is no index
 * of ids to ask: a customer's own few rows are looked through, or, for the admin, all of them, in slices that let
 * bookings pass in between.
 *
 * @param from where to start: rows below this number
 * @param read rows below a number, newest first
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
