import type { RecordedEvent } from '@outerpark/core/policies'
import type { Queries } from '@outerpark/core/ports'

/** Which events a reader wants. What is undefined does not matter. */
export type EventFilter = {
  readonly type?: string | undefined
  readonly reservationId?: string | undefined
  /** only events of this moment or later, ms since the epoch */
  readonly since?: number | undefined
}

type Log = Pick<Queries, 'events' | 'lastPosition'>

const PAGE = 500
/** How many events one request looks at. A reader of rare events goes on with the next request. */
const MOST_LOOKED_AT = 20 * PAGE

export type Found = {
  readonly items: readonly RecordedEvent[]
  /** the position after the last event that was looked at */
  readonly next: number
  /** whether the log has no event after that yet */
  readonly end: boolean
}

/** The first events from a position on that fit the filter. Looks at a bounded number of events. */
export async function findEvents(
  { events }: Pick<Log, 'events'>,
  from: number,
  limit: number,
  filter: EventFilter,
): Promise<Found> {
  const items: RecordedEvent[] = []
  let next = from
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += PAGE) {
    const page = await events(next, isOpen(filter) ? Math.min(PAGE, limit - items.length) : PAGE)
    for (const event of page) {
      next = event.position + 1
      if (fits(event, filter)) items.push(event)
      if (items.length === limit) return { items, next, end: false }
    }
    if (page.length === 0) return { items, next, end: true }
  }
  return { items, next, end: false }
}

const isOpen = ({ type, reservationId, since }: EventFilter) =>
  type === undefined && reservationId === undefined && since === undefined

const fits = (event: RecordedEvent, { type, reservationId, since }: EventFilter) =>
  (type === undefined || event.type === type) &&
  (reservationId === undefined || event.correlationId === reservationId) &&
  (since === undefined || Date.parse(event.at) >= since)

/**
 * The position of the first event at that time (ms since the epoch) or later. Positions and times grow together, so it halves
 * the log again and again. If a clock was set back, earlier events may follow: the filter leaves them out.
 */
export async function positionAt({ events, lastPosition }: Log, ms: number): Promise<number> {
  let low = 1
  let high = (await lastPosition()) + 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [event] = await events(middle, 1)
    if (event && Date.parse(event.at) < ms) low = middle + 1
    else high = middle
  }
  return low
}
