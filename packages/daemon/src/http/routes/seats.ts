import { seatStatesResponse } from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import type { Store } from '@outerpark/core/ports'
import { z } from 'zod'
import { found } from '../lists.ts'
import { Problem } from '../problem.ts'
import { type Route, route, streamRoute } from '../route.ts'
import { type SeatNews, type SeatsAt, seatNews } from '../seat-news.ts'
import type { MakeStream, Source } from '../streams.ts'
import { taggedReply } from '../tagged.ts'

const tag = 'halls'

/** A reader gets messages so often at most (ms), since there may be many readers. Changes in between come together. */
const PAUSE_MS = 200

/** The routes that say which seats of a performance are free, if they have numbers (domain 3.4). */
export function seatRoutes(
  store: Pick<Store, 'queries' | 'onCommit'>,
  stream: MakeStream,
): Route[] {
  const news = seatNews(store)
  const seatsNow = async (id: string): Promise<SeatsAt> => {
    const seats = await news.now(id)
    if (seats) return seats
    const performance = await store.queries.performance(asId<'performance'>(id))
    const { title } = found(performance, 'performance-not-found', id)
    throw new Problem('seats-not-numbered', { title })
  }
  const codes = ['performance-not-found', 'seats-not-numbered'] as const
  return [
    route({
      method: 'get',
      path: '/v1/performances/{id}/seats',
      audience: 'anyone',
      tag,
      summary: 'Which seats are free, if they have numbers',
      answer: seatStatesResponse,
      codes,
      tagged: true,
      hot: true,
      async handle({ params: { id = '' }, header }) {
        return taggedReply((await seatsNow(id)).answer, header('if-none-match'))
      },
    }),
    streamRoute({
      path: '/v1/performances/{id}/seats/stream',
      audience: 'anyone',
      tag,
      summary:
        'Which seats are free: first all (`states`), then those that change (`seats`); all again after another plan, and to whoever connects again',
      query: z.strictObject({}),
      codes: [...codes, 'too-many-streams'],
      async handle(request) {
        const { id = '' } = request.params
        await seatsNow(id)
        return stream(request, 0, following(news, id))
      },
    }),
  ]
}

const isSame = (one: SeatsAt, other: SeatsAt | undefined): boolean =>
  one.states === other?.states && one.hall.version === other.hall.version

/** What one reader gets of the seats of a performance. */
function following(news: SeatNews, id: string): Source {
  let last: SeatsAt | undefined
  return {
    pauseMs: PAUSE_MS,
    subscribe: (listener) => news.subscribe(id, listener),
    async produce() {
      const now = await news.now(id)
      if (!now || isSame(now, last)) return []
      const { position, hall, states } = now
      const message =
        last?.hall.version === hall.version
          ? { event: 'seats', data: await news.changed(last.states, now) }
          : { event: 'states', data: JSON.stringify({ position, hall, states }) }
      last = now
      return [{ id: position, ...message }]
    },
  }
}
