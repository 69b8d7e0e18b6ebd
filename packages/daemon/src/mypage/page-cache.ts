import { InvalidCursor, type PageQuery } from '@outerpark/core/ports'
import { USUAL_LANGUAGE } from '@outerpark/core/words'
import { LRUCache } from 'lru-cache'
import type { Pages } from './pages.ts'

/** How many bytes of pages are kept. The page that was not asked for the longest goes first. */
const KEPT_BYTES = 32 * 1024 * 1024

/** How many pages of one customer are kept, the newest ones. People read the first page, and a few after it. */
const PAGES_EACH = 8

/** What a kept page takes beside its text, in bytes: objects, entries of maps, and a buffer of its own. */
const PAGE_BYTES = 1_024

type Kept = {
  /** where the view was when the page was read */
  readonly position: number
  /** the page with the position that it was last sent with */
  sent: Buffer<ArrayBuffer>
  sentPosition: number
}

/** The pages of a customer, by language, limit and cursor. */
type KeptPages = { readonly pages: ReadonlyMap<string, Kept>; readonly bytes: number }

/**
 * Keeps pages as they were last sent. A page is read much more often than it changes, and to read it from the view and
 * encode it costs several times as much as to send it.
 *
 * When the projector names a customer, the customer's pages are dropped. So a page that is kept is still right at the
 * newest position that the projector reported, and it is sent with that position.
 */
export function pageCache(keptBytes = KEPT_BYTES) {
  const kept = new LRUCache<string, KeptPages>({
    maxSize: keptBytes,
    sizeCalculation: ({ bytes }) => bytes,
  })

  const keep = (customerId: string, name: string, page: Kept): void => {
    const others = [...(kept.peek(customerId)?.pages ?? [])].slice(1 - PAGES_EACH)
    const pages = new Map([...others, [name, page]])
    kept.set(customerId, { pages, bytes: bytesOf([...pages.values()]) })
  }

  return {
    /**
     * @param position the newest one that the projector reported
     * @throws InvalidCursor
     */
    page(
      { customerId, limit, cursor, language = USUAL_LANGUAGE }: PageQuery,
      source: Pick<Pages, 'page'>,
      position: number,
    ): Buffer<ArrayBuffer> {
      const name = `${language} ${limit} ${cursor ?? ''}`
      const before = kept.get(customerId)?.pages.get(name)
      if (before) return under(position, before)
      const page = encoded(
        source.page({ customerId, limit, before: openedBefore(cursor), language }),
      )
      keep(customerId, name, page)
      return under(position, page)
    },
    forget: (customerId: string): void => void kept.delete(customerId),
    /** From now on another view is read. */
    clear: (): void => kept.clear(),
  }
}

const bytesOf = (pages: readonly Kept[]): number =>
  pages.reduce((sum, { sent }) => sum + PAGE_BYTES + sent.length, 0)

/** A cursor is a position: there the last reservation of the page was opened. */
function openedBefore(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER
  if (!/^\d{1,16}$/.test(cursor)) throw new InvalidCursor('The cursor is not the `next` of a page.')
  return Number(cursor)
}

const START = '{"position":'

function encoded(text: string): Kept {
  const position = Number(text.slice(START.length, text.indexOf(',')))
  return { position, sent: withoutPool(Buffer.from(text)), sentPosition: position }
}

/** The page with the newest position that is known. If that is the same as before, nothing is copied. */
function under(known: number, page: Kept): Buffer<ArrayBuffer> {
  const newest = Math.max(page.position, known)
  if (page.sentPosition === newest) return page.sent
  const rest = page.sent.subarray(START.length + String(page.sentPosition).length)
  page.sent = withoutPool(Buffer.concat([Buffer.from(`${START}${newest}`), rest]))
  page.sentPosition = newest
  return page.sent
}

/** Node makes short buffers out of pieces of 8 KiB. A page that is kept would keep its whole piece. */
function withoutPool(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  if (bytes.buffer.byteLength === bytes.length) return bytes
  const own = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(own)
  return own
}
