import type { CustomerId } from '@outerpark/core/kernel'
import type { PageQuery, PageStep } from '@outerpark/core/ports'
import { pageCache } from './page-cache.ts'
import { openPages } from './pages.ts'
import { openDocuments } from './remake/documents.ts'
import { exchangeView } from './remake/view-files.ts'

/**
 * The view as the main thread reads it, and exchanges it for another one.
 * @param documents whether it is still of documents
 */
export function serveView(viewFile: string, documents: boolean) {
  let isOfDocuments = documents
  let pages = documents ? openDocuments(viewFile) : openPages(viewFile)
  const cache = pageCache()

  return {
    /** where the view stands; the projector tells sooner */
    position: (): number => pages.position(),
    page: (query: PageQuery, position: number) => cache.page(query, pages, position),
    stepsAfter: (customerId: CustomerId, after: number, limit: number): readonly PageStep[] =>
      pages.stepsAfter(customerId, after, limit),
    /** These customers' pages have changed. */
    changed(customers: readonly string[]): void {
      for (const customer of customers) cache.forget(customer)
    },
    /** Anybody's page may have changed. */
    forgetAll: (): void => cache.clear(),
    /**
     * Puts the view that was made aside into the place of this one, in one turn of the event loop, so that no read finds
     * the view closed.
     * @throws MyPageUnavailable `view-in-use`; the view is then read on as it was
     */
    exchange(): void {
      try {
        exchangeView(pages.view, viewFile)
        isOfDocuments = false
      } finally {
        pages.close()
        pages = isOfDocuments ? openDocuments(viewFile) : openPages(viewFile)
        cache.clear()
      }
    },
    close: (): void => pages.close(),
  }
}
