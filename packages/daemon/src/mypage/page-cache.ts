import { InvalidCursor, type PageQuery } from '@outerpark/core/ports'
import { LRUCache } from 'lru-cache'
import type { Pages } from './pages.ts'

/** How much of pages is kept, in bytes; those that were asked for longest ago go first. */
const KEPT_BYTES = 32 * 1024 * 1024

type Kept = {
  /** of the view when the page was read */
  readonly position: number
  /** the page under the position under which it was last sent */
  sent: Buffer<ArrayBuffer>
  sentPosition: number
}

/** A customer's pages: by their length and place. */
type KeptPages = { readonly pages: ReadonlyMap<string, Kept>; readonly bytes: number }

/**
 * Pages as they were last sent: a page is looked at many times for each time that it changes, and reading it off the
 * view and encoding it costs several times what sending it does.
 *
 * A customer's pages are dropped when the projector names the customer. So what is kept is what the view holds at any
 * position that the projector has told of, and is sent under the newest of them.
 */
export function pageCache(keptBytes = KEPT_BYTES) {
  const kept = new LRUCache<string, KeptPages>({
    maxSize: keptBytes,
    sizeCalculation: ({ bytes }) => bytes,
  })

  const keep = (customerId: string, name: string, page: Kept): void => {
    const others = kept.peek(customerId)
    const pages = new Map(others?.pages).set(name, page)
    kept.set(customerId, { pages, bytes: (others?.bytes ?? 0) + page.sent.length })
  }

  return {
    /**
     * @param position what the projector has come to, as far as is known here
     * @throws InvalidCursor
     */
    page(
      { customerId, limit, cursor }: PageQuery,
      source: Pick<Pages, 'page'>,
      position: number,
    ): Buffer<ArrayBuffer> {
      const name = `${limit} ${cursor ?? ''}`
      const before = kept.get(customerId)?.pages.get(name)
      if (before) return under(position, before)
      const page = encoded(source.page({ customerId, limit, before: openedBefore(cursor) }))
      keep(customerId, name, page)
      return under(position, page)
    },
    forget: (customerId: string): void => void kept.delete(customerId),
    /** Another view is read from now on. */
    clear: (): void => kept.clear(),
  }
}

/** A cursor is the position at which the last reservation shown was opened. */
function openedBefore(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER
  if (!/^\d{1,16}$/.test(cursor)) throw new InvalidCursor('The cursor is not the `next` of a page.')
  return Number(cursor)
}

const START = '{"position":'

function encoded(text: string): Kept {
  const position = Number(text.slice(START.length, text.indexOf(',')))
  return { position, sent: Buffer.from(text), sentPosition: position }
}

/** The page under the newest position that is known. While that is the same, it is not even copied. */
function under(known: number, page: Kept): Buffer<ArrayBuffer> {
  const newest = Math.max(page.position, known)
  if (page.sentPosition === newest) return page.sent
  const rest = page.sent.subarray(START.length + String(page.sentPosition).length)
  page.sent = Buffer.concat([Buffer.from(`${START}${newest}`), rest])
  page.sentPosition = newest
  return page.sent
}
