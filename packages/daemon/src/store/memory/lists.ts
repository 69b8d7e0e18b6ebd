import type { Page, PageRequest } from '@outerpark/core/ports'

/** One page of a list, newest first. The cursor is the number of older items, so new items do not move the pages. */
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

/** One page of a sorted list. The cursor is the number of items on the pages before. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  request: PageRequest,
  show: (row: Row) => T,
): Page<T> {
  const from = Number(request.cursor ?? 0)
  const to = from + request.limit
  return { items: rows.slice(from, to).map(show), next: rows.length > to ? String(to) : null }
}
