import type { EventResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { clockTime } from '../text/time.ts'
import { fit } from './fit.ts'
import type { Paint } from './paint.ts'

const ENVELOPE = new Set(['id', 'position', 'at', 'type', 'correlationId', 'causationId'])
/** What people look for in an event stands first. */
const FIRST = [
  'title',
  'startsAt',
  'grade',
  'seats',
  'amount',
  'currency',
  'reason',
  'refunded',
  'text',
]
/** Ids that follow from the reservation. A line on a terminal has no room for them. */
const IDS = new Set(['reservationId', 'paymentId', 'customerId', 'musicalId', 'performanceId'])

/**
 * One line: position, time, what the event belongs to, its type, and its own fields. On a terminal the line is cut, and ids that
 * follow from the reservation are left out; `--json` has everything.
 */
export function eventText(
  event: EventResponse,
  paint: Paint,
  room = Number.POSITIVE_INFINITY,
): string {
  const whole = !Number.isFinite(room)
  const fields = Object.entries(event)
    .filter(([name]) => !ENVELOPE.has(name) && (whole || !IDS.has(name)))
    .sort(([a], [b]) => placeOf(a, whole) - placeOf(b, whole))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const { position, at, correlationId, type } = event
  return fit(
    [
      { text: `${String(position).padStart(6)}  ${clockTime(at)}  `, paint: paint.quiet },
      { text: `${correlationId}  ` },
      { text: type, paint: paint.strong },
      { text: fields.length > 0 ? `  ${fields.join(' ')}` : '', paint: paint.quiet },
    ],
    room,
  )
}

/** Without a terminal the fields stay in the order of the event. */
const placeOf = (name: string, whole: boolean) =>
  whole || !FIRST.includes(name) ? FIRST.length : FIRST.indexOf(name)

export const eventsText = ({ items }: Page<EventResponse>, paint: Paint, room?: number) =>
  items.map((event) => eventText(event, paint, room)).join('\n')
