import type { Page, PageRequest } from '@outerpark/core/ports'

/** Makes a page from the rows of a query for `limit + 1` rows. The cursor is the number of the page's last row. */
export function pageOf<Row extends { seq: number }, T>(
  rows: readonly Row[],
  limit: number,
  show: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit)
  const more = rows.length > limit
  return { items: shown.map(show), next: more ? String(shown.at(-1)?.seq) : null }
}

/** The row number below which a list (newest first) continues. */
export const before = ({ cursor }: PageRequest): number =>
  cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor)

/**
 * The ids with a prefix, as a range from (included) to (excluded). An index finds a range; with LIKE that is not
 * certain.
 */
export const startingWith = (prefix: string | undefined): [string, string] =>
  prefix === undefined ? ['', '~'] : [prefix, `${prefix}~`]
