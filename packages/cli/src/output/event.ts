import type { EventResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { eventFacts, eventFields } from '../text/event-facts.ts'
import { clockTime } from '../text/time.ts'
import { language, words } from '../words/words.ts'
import { fit } from './fit.ts'
import type { Paint } from './paint.ts'

const ENVELOPE = new Set(['id', 'position', 'at', 'type', 'correlationId', 'causationId'])
/** What the facts of an event say already. */
const FACTS = new Set([
  ...['title', 'startsAt', 'grade', 'seats', 'amount', 'currency', 'reason', 'refunded', 'name'],
  ...['price', 'was.price', 'was.seats'],
])
/** Ids that follow from the reservation, or lead to another event. A line on a terminal has no room for them. */
const IDS = new Set([
  'reservationId',
  'paymentId',
  'customerId',
  'musicalId',
  'performanceId',
  'about',
])
/** On a narrower terminal the time has no year. */
const WIDE = 100

/**
 * One line: position, time, what the event belongs to, its type, and what happened. On a terminal that is what people look for, and
 * the line is cut. Elsewhere it has all of its fields with their names; `--json` has them as they are.
 */
export function eventText(
  event: EventResponse,
  paint: Paint,
  room = Number.POSITIVE_INFINITY,
): string {
  const { position, at, correlationId, type } = event
  const time = room < WIDE ? clockTime(at).slice(5) : clockTime(at)
  const what = Number.isFinite(room) ? shortText(event) : fieldsText(event, ENVELOPE)
  return fit(
    [
      { text: `${String(position).padStart(6)}  ${time}  `, paint: paint.quiet },
      { text: `${correlationId}  ` },
      { text: type, paint: paint.strong },
      { text: what === '' ? '' : `  ${what}`, paint: paint.quiet },
    ],
    room,
  )
}

/** What people look for, and after it what else there is. */
const shortText = (event: EventResponse): string => {
  const seats = (count: number) => words().seasons.seatsOfGrade(count)
  const others = fieldsText(event, new Set([...ENVELOPE, ...FACTS, ...IDS]))
  return [...eventFacts(event, { language: language(), seats }), others]
    .filter((each) => each !== '')
    .join('  ')
}

const fieldsText = (event: EventResponse, without: ReadonlySet<string>): string =>
  eventFields(event, language())
    .filter(([name]) => !without.has(name))
    .map(([name, text]) => `${name}=${text}`)
    .join(' ')

export const eventsText = ({ items }: Page<EventResponse>, paint: Paint, room?: number) =>
  items.map((event) => eventText(event, paint, room)).join('\n')
