import type { SaleTerms } from '@outerpark/core/kernel'
import { CODE } from '../plan/make-windows.ts'
import type { ActionOf } from '../plan/plan.ts'

/**
 * The terms with which the admin registers a performance. A sale does not open or close after the start: then it has no such time.
 * @param now ms since the epoch
 */
export function saleTermsIn(
  { terms, beginsIn }: ActionOf<'register'>,
  now: number,
): SaleTerms | undefined {
  if (!terms) return undefined
  const { opensIn, closesIn, presale, perCustomer } = terms
  const at = (ms: number) => new Date(now + ms).toISOString()
  const closes = closesIn !== undefined && closesIn < beginsIn ? at(closesIn) : undefined
  const opens = opensIn !== undefined && opensIn < beginsIn ? at(opensIn) : undefined
  const sale = { ...(opens && { opens }), ...(closes && { closes }) }
  const { opensIn: from = 0, ...seats } = presale ?? {}
  return {
    ...(Object.keys(sale).length > 0 && { sale }),
    // Without an opening there is no presale.
    ...(opens && presale && { presale: { ...seats, opens: at(from), code: CODE } }),
    ...(perCustomer !== undefined && { perCustomer }),
  }
}
