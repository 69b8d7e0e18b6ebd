import type { EventResponse } from '@outerpark/core/contract'
import type { Client, EventQuery, Page } from '../client/client.ts'
import { readList } from '../client/list.ts'
import { reservationId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { untilInterrupted, watching } from '../interrupt.ts'
import { chooser } from '../prompts/ask.ts'

export type EventOptions = {
  /** the position to begin at; `now` is after the last event */
  readonly from?: number | 'now'
  /** RFC 3339 */
  readonly since?: string
  readonly type?: string
  readonly reservation?: string
  readonly limit: number
}

/** How many events of before `--follow` begins with, as `journalctl -f` does. */
const TAIL = 10

/** Events from a position on, oldest first. `next` is the position where the list goes on. */
export async function listEvents(
  context: Context,
  { limit, ...options }: EventOptions,
): Promise<Page<EventResponse>> {
  const client = await connect(context, 'admin')
  const query = await queryOf(context, client, options, 1)
  return readList(
    async ({ cursor, limit: size = limit }) => {
      const from = cursor === undefined ? query.from : Number(cursor)
      const { items, next } = await client.events({ ...query, from, limit: size })
      return { items, next: next === null ? null : String(next) }
    },
    { limit },
  )
}

/** The last events, or those from a position or a time on, then each new one. */
export async function* followEvents(
  context: Context,
  options: Omit<EventOptions, 'limit'>,
): AsyncGenerator<EventResponse> {
  const client = await connect(context, 'admin')
  const begin = options.since === undefined ? 'tail' : 1
  const query = await queryOf(context, client, options, begin)
  // From here on: before, Ctrl-C ends the command even if the box office does not answer.
  const signal = untilInterrupted()
  yield* client.followEvents(query, signal, watching(context))
}

async function queryOf(
  context: Context,
  client: Client,
  { from, since, type, reservation }: Omit<EventOptions, 'limit'>,
  usual: number | 'tail',
): Promise<EventQuery> {
  const begin = from ?? usual
  return {
    from: typeof begin === 'number' ? begin : await positionNear(client, begin),
    ...{ since, type },
    reservationId: reservation && (await reservationId(client, reservation, chooser(context))),
  }
}

async function positionNear(client: Client, where: 'now' | 'tail'): Promise<number> {
  const { position } = await client.status()
  return where === 'now' ? position + 1 : Math.max(1, position + 1 - TAIL)
}
