import { offSaleRequest, openSaleRequest, performanceResponse } from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import { cancelPerformance, closeSale, openSale, type TakeOffSale } from '@outerpark/core/musical'
import type { Queries } from '@outerpark/core/ports'
import type { Commit } from '../commit.ts'
import { found } from '../lists.ts'
import { performanceJson } from '../refund-json.ts'
import { type Route, route } from '../route.ts'

type Parts = { readonly queries: Pick<Queries, 'performance'> }

/** What each route does, and what it is for. */
const CHANGES = {
  close: [closeSale, 'Close the sale of a performance; what is booked or held stays'],
  open: [openSale, 'Open the sale of a performance again'],
  cancel: [
    cancelPerformance,
    'Cancel a performance for good: its reservations are cancelled in the background, and everything goes back',
  ],
} as const

/** The routes that take a performance off sale, and put it on sale again (domain 3.9). */
export const offSaleRoutes = (commit: Commit, { queries }: Parts): Route[] =>
  (['close', 'open', 'cancel'] as const).map((name) => {
    const [operation, summary] = CHANGES[name]
    return route({
      method: 'post',
      path: `/v1/performances/{id}/${name}`,
      audience: { staff: ['admin'] },
      tag: 'musicals',
      summary,
      body: name === 'open' ? openSaleRequest : offSaleRequest,
      answer: performanceResponse,
      codes: [
        'performance-not-found',
        ...(name === 'cancel' ? [] : (['performance-cancelled'] as const)),
      ],
      async handle(request) {
        const performanceId = asId<'performance'>(request.params.id ?? '')
        const command: TakeOffSale = { performanceId, ...request.body }
        const { replayed } = await commit(operation, command, request)
        const performance = await queries.performance(performanceId)
        const json = performanceJson(found(performance, 'performance-not-found', performanceId))
        return { status: 200, json, replayed }
      },
    })
  })
