import type { Page, PageRequest } from '@outerpark/core/ports'

/** One page out of the rows that a query for `limit + 1` of them found; the cursor is the last row's number. */
export function pageOf<Row extends { seq: number }, T>(
  rows: readonly Row[],
  limit: number,
  show: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit)
  const more = rows.length > limit
  return { items: shown.map(show), next: more ? String(shown.at(-1)?.seq) : null }
}

/** Where a list that runs from new to old goes on. */
export const before = ({ cursor }: PageRequest): number =>
  cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor)

/** The ids that start so, as a half-open range: an index finds them, which LIKE does not promise. */
export const startingWith = (prefix: string | undefined): [string, string] =>
  prefix === undefined ? ['', '~'] : [prefix, `${prefix}~`]
