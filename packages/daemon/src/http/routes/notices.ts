import { noticeResponse } from '@outerpark/core/contract'
import type { Queries } from '@outerpark/core/ports'
import { ownedBy, pageOf, pageQuery } from '../lists.ts'
import { type Route, route } from '../route.ts'

/** The routes for reading notices. The pipeline makes them. */
export function noticeRoutes(queries: Queries): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/notices',
      audience: { customer: 'read', staff: ['read', 'sell'] },
      tag: 'notices',
      summary: "Notices, newest first: a customer's own, or all for staff",
      query: pageQuery,
      answer: pageOf(noticeResponse),
      async handle({ caller, query }) {
        return { status: 200, json: await queries.notices({ ...query, ...ownedBy(caller) }) }
      },
    }),
  ]
}
