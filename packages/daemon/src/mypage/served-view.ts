import { MyPageUnavailable, type PageQuery, type PageStep } from '@outerpark/core/ports'
import { pageCache } from './page-cache.ts'
import { openPages, type Pages } from './pages.ts'
import { openDocuments } from './remake/documents.ts'
import { exchangeView } from './remake/view-files.ts'
import { readSales, type SalesRead } from './sales/tables.ts'

/**
 * The view that the main thread reads. A new view can take its place.
 * @param documents whether it still has the shape of version 0.1, documents
 */
export function serveView(viewFile: string, documents: boolean) {
  let isOfDocuments = documents
  let pages = documents ? openDocuments(viewFile) : openPages(viewFile)
  const cache = pageCache()

  /** @throws MyPageUnavailable as `sales` */
  const needFigures = (): void => {
    if (isOfDocuments) throw new MyPageUnavailable('no-view-yet', 'The first view is being made.')
  }

  return {
    /** the position of the view; the projector reports a new one earlier */
    position: (): number => pages.position(),
    page: (query: PageQuery, position: number) => cache.page(query, pages, position),
    stepsAfter: (...read: Parameters<Pages['stepsAfter']>): readonly PageStep[] =>
      pages.stepsAfter(...read),
    /**
     * All figures of sales.
     * @throws MyPageUnavailable `no-view-yet` while the view has the shape of version 0.1, which has none
     */
    sales(): SalesRead {
      needFigures()
      return readSales(pages.view)
    },
    needFigures,
    /** The pages of these customers changed. */
    changed(customers: readonly string[]): void {
      for (const customer of customers) cache.forget(customer)
    },
    /** Every page may have changed. */
    forgetAll: (): void => cache.clear(),
    /**
     * Puts the view that was made aside in the place of this one. It takes one turn of the event loop, so no read finds
     * the view closed.
     * @throws MyPageUnavailable `view-in-use`; then the old view stays
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
