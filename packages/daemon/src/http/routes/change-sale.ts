import { changeSaleRequest, performanceResponse } from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import { changeSaleTerms } from '@outerpark/core/musical'
import type { Queries } from '@outerpark/core/ports'
import type { Commit } from '../commit.ts'
import { found } from '../lists.ts'
import { performanceJson } from '../refund-json.ts'
import { type Route, route } from '../route.ts'
import { given } from '../sale-json.ts'

type Parts = { readonly queries: Pick<Queries, 'performance'> }

/** The route that changes when, to whom and how much of a performance is sold (domain 3.10). */
export const changeSaleRoute = (commit: Commit, { queries }: Parts): Route =>
  route({
    method: 'patch',
    path: '/v1/performances/{id}/sale',
    audience: { staff: ['admin'] },
    tag: 'musicals',
    summary:
      'Change when a performance is on sale, its presale, and how many seats a customer may have',
    body: changeSaleRequest,
    answer: performanceResponse,
    codes: [
      'performance-not-found',
      'performance-has-begun',
      'performance-cancelled',
      'sale-window-wrong',
    ],
    async handle({ params: { id = '' }, ...request }) {
      const performanceId = asId<'performance'>(id)
      const { presale, ...body } = request.body
      // A presale that says no number of seats has no such key.
      const command = { ...body, performanceId, presale: presale && given(presale) }
      const { replayed } = await commit(changeSaleTerms, command, request)
      const performance = await queries.performance(performanceId)
      const json = performanceJson(found(performance, 'performance-not-found', performanceId))
      return { status: 200, json, replayed }
    },
  })
