import { salesResponse } from '@outerpark/core/contract'
import type { MyPage, SalesView } from '@outerpark/core/ports'
import { SALES_BY } from '@outerpark/core/sales'
import { z } from 'zod'
import { wholeNumber } from '../lists.ts'
import { dayField as day } from '../period.ts'
import { Problem } from '../problem.ts'
import { type Route, route, streamRoute } from '../route.ts'
import { changesJson, rowsJson } from '../sales-json.ts'
import { type MakeStream, resumeAfter } from '../streams.ts'

export type SalesParts = Pick<MyPage, 'waitFor'> & { readonly sales: SalesView }

/** How long a read waits until the figures include the position that the caller asked for. */
const PATIENCE_MS = 1_500

const id = (description: string) => z.string().max(20).optional().meta({ description })
const position = wholeNumber().min(0).default(0)

const query = z.strictObject({
  by: z.enum(SALES_BY).default('performance').meta({ description: 'what a row stands for' }),
  musicalId: id('only performances of this musical'),
  performanceId: id('only this performance'),
  from: day('the first day of the period, on the calendar of the hall'),
  to: day('the last day of the period'),
  after: position.meta({ description: 'waits until the figures include this position' }),
})

const tag = 'sales'
const audience = { staff: ['finance'] } as const

/** The routes of sales: sold, held, left and money, summed from the events. */
export function salesRoutes(
  { sales, waitFor }: SalesParts,
  {
    stream,
    lastPosition,
  }: { readonly stream: MakeStream; readonly lastPosition: () => Promise<number> },
): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/sales',
      audience,
      tag,
      summary: 'Seats sold, held and left, and money, by performance, grade or day',
      query,
      answer: salesResponse,
      codes: ['mypage-behind'],
      async handle({ query: { after, ...query } }) {
        if (after > 0 && !(await waitFor(after, PATIENCE_MS)))
          throw new Problem('mypage-behind', { case: 'position', position: after })
        const { position, rows, totals } = sales.report(query)
        return { status: 200, json: { position, rows: rowsJson(rows), totals: rowsJson(totals) } }
      },
    }),
    streamRoute({
      path: '/v1/sales/stream',
      audience,
      tag,
      summary: 'Sales, and each change of them as it happens; Last-Event-ID resumes',
      query: z.strictObject({
        after: position.meta({ description: 'only rows that changed after this position' }),
      }),
      codes: ['too-many-streams', 'events-lost', 'mypage-behind'],
      async handle({ query, ...request }) {
        // If there is no view yet, it fails now, and not in the stream.
        sales.position()
        const after = await resumeAfter(request.header('last-event-id'), query.after, lastPosition)
        const source = {
          produce: async (after: number) => messagesAfter(sales, after),
          subscribe: sales.subscribe,
          pauseMs: PAUSE_MS,
        }
        return stream(request, after, source)
      },
    }),
  ]
}

/** A follower gets a message so often at most (ms). Changes in between come together. */
const PAUSE_MS = 200

/** The changes after a position as messages: one, or none. */
function messagesAfter(sales: SalesView, after: number) {
  const changes = sales.changes(after)
  const last = Math.max(0, ...changes.totals.map(({ position }) => position))
  if (last <= after) return []
  return [{ id: changes.position, event: 'sales', data: JSON.stringify(changesJson(changes)) }]
}
