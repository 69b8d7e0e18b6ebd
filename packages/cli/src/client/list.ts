import type { ListQuery, Page } from './client.ts'

export type ListOptions = { readonly limit: number; readonly cursor?: string }

/** How much is asked for at once. */
const PAGE_SIZE = 200

/**
 * The first items of a list, over as many requests as it takes.
 * The shape is that of one page, so `next` says whether there are more, and where to go on.
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
