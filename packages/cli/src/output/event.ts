import type { EventResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { clockTime } from '../text/time.ts'
import type { Paint } from './paint.ts'

const ENVELOPE = new Set(['id', 'position', 'at', 'type', 'correlationId', 'causationId'])

/** One line: position, time, what the event belongs to, its type, and its own fields. */
export function eventText(event: EventResponse, paint: Paint): string {
  const fields = Object.entries(event)
    .filter(([name]) => !ENVELOPE.has(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const { position, at, correlationId, type } = event
  return [
    paint.quiet(`${String(position).padStart(6)}  ${clockTime(at)}`),
    correlationId,
    paint.strong(type),
    paint.quiet(fields.join(' ')),
  ].join('  ')
}

export const eventsText = ({ items }: Page<EventResponse>, paint: Paint) =>
  items.map((event) => eventText(event, paint)).join('\n')
