import type { Page, PageRequest } from '@outerpark/core/ports'

/** All pages of a list, of so many items each. */
export async function pages<T>(
  limit: number,
  list: (request: PageRequest) => Promise<Page<T>>,
): Promise<T[][]> {
  const all: T[][] = []
  let cursor: string | null | undefined
  do {
    const page = await list({ limit, ...(cursor ? { cursor } : {}) })
    all.push([...page.items])
    cursor = page.next
  } while (cursor !== null && all.length < 100)
  return all
}
