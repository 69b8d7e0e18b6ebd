import { eventResponse } from '@outerpark/core/contract'
import type { Store } from '@outerpark/core/ports'
import { z } from 'zod'
import { pageOf, wholeNumber } from '../lists.ts'
import { type Route, route, streamRoute } from '../route.ts'
import { type MakeStream, resumeAfter } from '../streams.ts'

const from = wholeNumber().min(1).default(1).meta({ description: 'the position to begin at' })
const listQuery = z.strictObject({
  from,
  limit: wholeNumber().min(1).max(1000).default(100),
})

/** The routes of the event log, in order, from any position on. A stream sends each event at least once (O2). */
export function eventRoutes(store: Store, stream: MakeStream): Route[] {
  const { queries } = store
  return [
    route({
      method: 'get',
      path: '/v1/events',
      audience: { staff: ['admin'] },
      tag: 'events',
      summary: 'Events from a position on',
      query: listQuery,
      answer: pageOf(eventResponse),
      async handle({ query }) {
        const items = await queries.events(query.from, query.limit)
        const last = items.at(-1)
        const next = items.length === query.limit && last ? String(last.position + 1) : null
        return { status: 200, json: { items, next } }
      },
    }),
    streamRoute({
      path: '/v1/events/stream',
      audience: { staff: ['admin'] },
      tag: 'events',
      summary: 'Events from a position on, and as they happen; Last-Event-ID resumes',
      query: z.strictObject({ from }),
      codes: ['too-many-streams', 'events-lost'],
      async handle({ query, ...request }) {
        const source = {
          produce: async (after: number) =>
            (await queries.events(after + 1, 200)).map((event) => ({
              id: event.position,
              event: 'event',
              data: JSON.stringify(event),
            })),
          subscribe: (listener: () => void) => store.onCommit(listener),
        }
        const from = request.header('last-event-id')
        const after = await resumeAfter(from, query.from - 1, queries.lastPosition)
        return stream(request, after, source)
      },
    }),
  ]
}
