import type { SalesView } from '@outerpark/core/ports'
import { salesBook } from './book.ts'
import type { SalesRead } from './tables.ts'
import type { SalesNews } from './tally.ts'

/**
 * The figures of sales as the main thread serves them, and those who follow them.
 * @param read reads all figures of the view; throws MyPageUnavailable if there is none yet
 */
export function serveSales(read: () => SalesRead, onError: (error: unknown) => void) {
  const book = salesBook(read)
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of [...listeners]) {
      try {
        listener()
      } catch (error) {
        onError(error)
      }
    }
  }
  const { advanced: _, forget, ...view } = book
  return {
    view: {
      ...view,
      subscribe(listener) {
        // A new function each time: a listener that subscribes twice has two subscriptions to end.
        const entry = () => listener()
        listeners.add(entry)
        return () => void listeners.delete(entry)
      },
    } satisfies Omit<SalesView, 'accounts'>,
    advanced(position: number, news: SalesNews): void {
      book.advanced(position, news)
      if (news.cells.length > 0) tell()
    },
    /** The view is another one, or it moved and nobody said by what. */
    found(): void {
      forget()
      tell()
    },
  }
}
