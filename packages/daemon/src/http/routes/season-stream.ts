import type { SeatsMessage } from '@outerpark/core/contract'
import { hasBegun } from '@outerpark/core/kernel'
import type { Clock, SalesView, SeatsLeft } from '@outerpark/core/ports'
import { z } from 'zod'
import { wholeNumber } from '../lists.ts'
import { type Route, streamRoute } from '../route.ts'
import { type MakeStream, resumeAfter } from '../streams.ts'

/** A reader gets messages so often at most (ms), since there may be many readers. */
const PAUSE_MS = 500
/** So many messages at a time. */
const MOST = 500

type Parts = {
  readonly stream: MakeStream
  readonly clock: Clock
  readonly lastPosition: () => Promise<number>
}

/**
 * The stream of the free seats of the season, and their prices. A message is about one performance and says how it stands now, so a
 * reader who was away gets one for each performance that changed, however often it did.
 */
export function seasonStream(
  { sales }: { readonly sales: SalesView },
  { stream, clock, lastPosition }: Parts,
): Route {
  return streamRoute({
    path: '/v1/seasons/stream',
    audience: 'anyone',
    tag: 'musicals',
    summary:
      'The seats and prices of each performance to come, and again whenever they change; Last-Event-ID resumes',
    query: z.strictObject({
      after: wholeNumber()
        .min(0)
        .default(0)
        .meta({ description: 'only performances that changed after this position' }),
    }),
    codes: ['too-many-streams', 'events-lost', 'mypage-behind'],
    async handle({ query, ...request }) {
      // If there is no view yet, it fails now, and not in the stream.
      sales.position()
      const after = await resumeAfter(request.header('last-event-id'), query.after, lastPosition)
      const source = {
        produce: async (after: number) =>
          sales
            .seats(after)
            .seats.filter((seats) => !hasBegun(seats, clock.now()))
            .slice(0, MOST)
            .map((seats) => ({
              id: seats.position,
              event: 'seats',
              data: JSON.stringify(messageOf(seats)),
            })),
        subscribe: sales.subscribe,
        pauseMs: PAUSE_MS,
      }
      return stream(request, after, source)
    },
  })
}

const messageOf = ({ position, performanceId, grades }: SeatsLeft): SeatsMessage => ({
  position,
  performanceId,
  grades: [...grades],
})
