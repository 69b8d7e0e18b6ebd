import type { Page, PageRequest } from '@outerpark/core/ports'

/** A page of a list from new to old; the cursor is how many are older, so what comes meanwhile moves nothing. */
export function newestPage<Row, T>(
  oldestFirst: readonly Row[],
  { cursor, limit }: PageRequest,
  show: (row: Row) => T,
): Page<T> {
  const to = Number(cursor ?? oldestFirst.length)
  const from = Math.max(to - limit, 0)
  const items = oldestFirst.slice(from, to).reverse().map(show)
  return { items, next: from > 0 ? String(from) : null }
}

/** A page of a list that is in order already; the cursor is how many came before. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  request: PageRequest,
  show: (row: Row) => T,
): Page<T> {
  const from = Number(request.cursor ?? 0)
  const to = from + request.limit
  return { items: rows.slice(from, to).map(show), next: rows.length > to ? String(to) : null }
}
