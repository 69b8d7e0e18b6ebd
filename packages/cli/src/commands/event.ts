import type { EventResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { readList } from '../client/list.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { untilInterrupted, watching } from '../interrupt.ts'

export type EventOptions = { readonly from: number; readonly limit: number }

/** Events from a position on, oldest first. `next` is the position where the list goes on. */
export async function listEvents(
  context: Context,
  { from, limit }: EventOptions,
): Promise<Page<EventResponse>> {
  const client = await connect(context, 'admin')
  return readList(
    async (slice) => {
      const start = slice.cursor === undefined ? from : Number(slice.cursor)
      const { items, next } = await client.events({ from: start, limit: slice.limit ?? limit })
      return { items, next: next === null ? null : String(next) }
    },
    { limit },
  )
}

/** Events from a position on: those that have happened, then each new one. */
export async function* followEvents(
  context: Context,
  { from }: Pick<EventOptions, 'from'>,
): AsyncGenerator<EventResponse> {
  const signal = untilInterrupted()
  const client = await connect(context, 'admin')
  yield* client.followEvents({ from }, signal, watching(context))
}
