import type { PageQuery, Pages } from './pages.ts'

/** How much of pages is kept, in bytes; the ones that were asked for longest ago go first. */
const KEPT_BYTES = 32 * 1024 * 1024

type Kept = {
  /** of the view when the page was read */
  readonly position: number
  /** the page after its position, as it is sent */
  readonly rest: Buffer
}

/**
 * Pages as they were last sent: a page is looked at many times for each time that it changes, and reading it off the
 * view and encoding it costs several times what sending it does.
 *
 * A customer's pages are dropped when the projector names the customer. So what is kept is what the view holds at any
 * position that the projector has told of, and is sent under the newest of them.
 */
export function pageCache(keptBytes = KEPT_BYTES) {
  const pages = new Map<string, Map<string, Kept>>()
  let bytes = 0

  const forget = (customerId: string): void => {
    for (const { rest } of pages.get(customerId)?.values() ?? []) bytes -= rest.length
    pages.delete(customerId)
  }

  const keep = (customerId: string, name: string, page: Kept): void => {
    const others = pages.get(customerId) ?? new Map<string, Kept>()
    pages.set(customerId, others.set(name, page))
    bytes += page.rest.length
    for (const oldest of pages.keys()) {
      if (bytes <= keptBytes || oldest === customerId) break
      forget(oldest)
    }
  }

  return {
    /** @param position what the projector has come to, as far as is known here */
    page(query: PageQuery, source: Pick<Pages, 'page'>, position: number): Buffer<ArrayBuffer> {
      const { customerId } = query
      const name = `${query.limit} ${query.cursor ?? ''}`
      let kept = pages.get(customerId)?.get(name)
      if (!kept) {
        kept = split(source.page(query))
        keep(customerId, name, kept)
      }
      const newest = Math.max(kept.position, position)
      return Buffer.concat([Buffer.from(`${START}${newest}`), kept.rest])
    },
    forget,
    /** Another view is read from now on. */
    clear(): void {
      pages.clear()
      bytes = 0
    },
  }
}

const START = '{"position":'

/** The page as {@link Pages} writes it, in two: its position, and what comes after that. */
function split(text: string): Kept {
  const end = text.indexOf(',')
  return {
    position: Number(text.slice(START.length, end)),
    rest: Buffer.from(text.slice(end)),
  }
}
