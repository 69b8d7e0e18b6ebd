import type { EventResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { eventFacts, eventFields } from '../text/event-facts.ts'
import { breakerFact, eventName } from '../text/event-name.ts'
import { clockTime } from '../text/time.ts'
import { widthOf } from '../text/width.ts'
import { language, words } from '../words/words.ts'
import { fit } from './fit.ts'
import type { Paint } from './paint.ts'

const ENVELOPE = new Set(['id', 'position', 'at', 'type', 'correlationId', 'causationId'])
/** The widths of an id and of what most events are called, so that lines of a terminal stand below each other. */
const ID_WIDTH = 13
const NAME_WIDTH = 17
/** On a narrower terminal the time has no year. */
const WIDE = 100

/**
 * One line: position, time, what the event belongs to, and what happened. On a terminal it is said in the words of the reader, as the
 * screen Events does, and the line is cut. Elsewhere it has the type and all fields with their names; `--json` has them as they are.
 */
export function eventText(
  event: EventResponse,
  paint: Paint,
  room = Number.POSITIVE_INFINITY,
): string {
  const { position, at, correlationId } = event
  const time = room < WIDE ? clockTime(at).slice(5) : clockTime(at)
  const [type, what] = Number.isFinite(room)
    ? [eventName(event, words().happened), factsText(event)]
    : [event.type, fieldsText(event, ENVELOPE)]
  return fit(
    [
      { text: `${String(position).padStart(6)}  ${time}  `, paint: paint.quiet },
      { text: `${padded(correlationId, Number.isFinite(room) ? ID_WIDTH : 0)}  ` },
      {
        text: padded(type, Number.isFinite(room) && what !== '' ? NAME_WIDTH : 0),
        paint: paint.strong,
      },
      { text: what === '' ? '' : `  ${what}`, paint: paint.quiet },
    ],
    room,
  )
}

/** What people look for in an event. */
function factsText(event: EventResponse): string {
  if (event.type === 'BreakerChanged')
    return breakerFact(event, { ...words().happened, state: words().statuses })
  const seats = (count: number) => words().seasons.seatsOfGrade(count)
  return eventFacts(event, { language: language(), seats, plans: words().happened.plans }).join(
    '  ',
  )
}

const padded = (text: string, columns: number) =>
  text + ' '.repeat(Math.max(0, columns - widthOf(text)))

const fieldsText = (event: EventResponse, without: ReadonlySet<string>): string =>
  eventFields(event, language())
    .filter(([name]) => !without.has(name))
    .map(([name, text]) => `${name}=${text}`)
    .join(' ')

export const eventsText = ({ items }: Page<EventResponse>, paint: Paint, room?: number) =>
  items.map((event) => eventText(event, paint, room)).join('\n')
