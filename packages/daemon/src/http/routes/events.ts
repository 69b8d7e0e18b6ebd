import { eventResponse, flaw } from '@outerpark/core/contract'
import { EVENT_TYPES, momentMs } from '@outerpark/core/names'
import type { Store } from '@outerpark/core/ports'
import { z } from 'zod'
import { type EventFilter, type Found, findEvents, positionAt } from '../event-filter.ts'
import { pageOf, wholeNumber } from '../lists.ts'
import { type Route, route, streamRoute } from '../route.ts'
import { type MakeStream, resumeAfter } from '../streams.ts'

const from = wholeNumber().min(1).default(1).meta({ description: 'the position to begin at' })
const since = z
  .string()
  .refine(
    (text) => momentMs(text) !== undefined,
    flaw('not-a-moment', { example: '2027-01-05T19:30:00Z' }),
  )
  .optional()
  .meta({
    format: 'date-time',
    description: 'begin with the first event at that time or later, but not before `from`',
    example: '2027-01-05T19:30:00Z',
  })
const filters = {
  from,
  since,
  type: z.enum(EVENT_TYPES).optional().meta({ description: 'only events of this type' }),
  reservationId: z.string().max(20).optional().meta({ description: 'only events about it' }),
}
const listQuery = z.strictObject({
  ...filters,
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
      async handle({ query: { limit, ...query } }) {
        const start = await startOf(queries, query)
        const found = await findEvents(queries, start, limit, filterOf(query))
        const next = found.end ? null : String(found.next)
        return { status: 200, json: { items: [...found.items], next } }
      },
    }),
    streamRoute({
      path: '/v1/events/stream',
      audience: { staff: ['admin'] },
      tag: 'events',
      summary: 'Events from a position on, and as they happen; Last-Event-ID resumes',
      query: z.strictObject(filters),
      codes: ['too-many-streams', 'events-lost'],
      async handle({ query, ...request }) {
        const filter = filterOf(query)
        // Events that do not fit are looked at once, although the reader's position stays before them.
        let looked = 0
        const source = {
          async produce(after: number) {
            let found: Found
            do {
              const start = Math.max(after + 1, looked)
              found = await findEvents(queries, start, 200, filter)
              looked = found.next
            } while (found.items.length === 0 && !found.end)
            return found.items.map((event) => ({
              id: event.position,
              event: 'event',
              data: JSON.stringify(event),
            }))
          },
          subscribe: (listener: () => void) => store.onCommit(listener),
        }
        const from = request.header('last-event-id')
        const after = await resumeAfter(
          from,
          (await startOf(queries, query)) - 1,
          queries.lastPosition,
        )
        return stream(request, after, source)
      },
    }),
  ]
}

type Asked = {
  readonly from: number
  readonly since?: string | undefined
  readonly type?: string | undefined
  readonly reservationId?: string | undefined
}

/** The position at which a reader begins. */
async function startOf(queries: Store['queries'], { from, since }: Asked): Promise<number> {
  return since === undefined ? from : Math.max(from, await positionAt(queries, momentOf(since)))
}

/** Positions alone do not do for `since`: it may be in the future. */
const filterOf = ({ type, reservationId, since }: Asked): EventFilter => ({
  type,
  reservationId,
  since: since === undefined ? undefined : momentOf(since),
})

/** The schema has checked that the text is a moment. */
const momentOf = (since: string): number => momentMs(since) ?? 0
