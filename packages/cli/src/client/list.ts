import type { ListQuery, Page } from './client.ts'

export type ListOptions = { readonly limit: number; readonly cursor?: string }

/** How many items one request asks for at most. */
const PAGE_SIZE = 200

/**
 * Reads the first `limit` items of a list, with as many requests as that takes.
 * Returns them as one page: `next` is where the list goes on, or null at its end.
 */
export async function readList<T>(
  fetchPage: (query: ListQuery) => Promise<Page<T>>,
  { limit, cursor }: ListOptions,
): Promise<Page<T>> {
  const items: T[] = []
  let next: string | null = cursor ?? null
  do {
    const page = await fetchPage({
      limit: Math.min(PAGE_SIZE, limit - items.length),
      ...(next !== null && { cursor: next }),
    })
    items.push(...page.items)
    next = page.next
  } while (next !== null && items.length < limit)
  return { items, next }
}
