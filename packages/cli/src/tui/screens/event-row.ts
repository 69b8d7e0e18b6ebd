import type { EventResponse } from '@outerpark/core/contract'
import { looseKey } from '@outerpark/core/search'
import { forPeople } from '../../output/outlet.ts'
import { eventFacts } from '../../text/event-facts.ts'
import { breakerFact, breakerState, eventName as nameOf } from '../../text/event-name.ts'
import { clockTime } from '../../text/time.ts'
import { widthOf } from '../../text/width.ts'
import { fill, line, type Piece } from '../parts/line.ts'
import type { Meaning } from '../style.ts'
import { isWide, type View } from '../view.ts'
import { SIGN } from './office-view.ts'

/** What a type of event means for those who work at the box office. Types that are not here are plain. */
const LOOKS: Readonly<Record<string, readonly [sign: string, meaning: Meaning]>> = {
  PaymentApproved: ['✓', 'good'],
  PaymentNotNeeded: ['✓', 'good'],
  PaymentDeferred: ['▸', 'warn'],
  PaymentDeclined: ['✗', 'bad'],
  PaymentApprovedLate: ['!', 'bad'],
  ReservationExpired: ['✗', 'bad'],
  WebhookSwitchedOff: ['✗', 'bad'],
}

/** After these events a booking is in another state: the sign and the meaning of that state. */
const BOOKING_SIGNS: Readonly<Record<string, readonly [sign: string, meaning: Meaning]>> = {
  ...LOOKS,
  Reserved: ['▸', 'warn'],
  ReservationCancelled: ['✗', 'quiet'],
}

/** The sign of a booking whose state this event has made; undefined if it made none. */
export const bookingSign = ({ type }: EventResponse) =>
  Object.hasOwn(BOOKING_SIGNS, type) ? BOOKING_SIGNS[type] : undefined

/** One event in a line: when, about what, what happened, and what people look for in it. */
export function eventRow(given: EventResponse, view: View, isSelected: boolean): string {
  const { paint, size } = view
  const event = cleaned(given)
  const { type, at, correlationId, position } = event
  const [sign, meaning] = (Object.hasOwn(LOOKS, type) ? LOOKS[type] : undefined) ?? [' ', 'plain']
  const name = eventName(event, view)
  const wide: Piece[] = isWide(size) ? [['quiet', fill(String(position), 7, 'right')], '  '] : []
  const pieces: Piece[] = [
    `${isSelected ? '▸' : ' '} `,
    ...wide,
    ['quiet', clockTime(at).slice(11)],
    `  ${fill(aboutWhat(correlationId, size), isWide(size) ? 16 : 14)}`,
    [meaning, `${sign} ${fill(name, 18)}`],
    ` ${factsOf(event, view)}`,
  ]
  return isSelected
    ? paint(
        'selected',
        fill(
          pieces.map((piece) => (typeof piece === 'string' ? piece : piece[1])).join(''),
          size.columns,
        ),
      )
    : line(paint, size.columns, ...pieces)
}

/** What an event is about. A narrow line has room for ids, and for the last word of what is longer: `payment-gateway`. */
const aboutWhat = (id: string, size: View['size']): string =>
  isWide(size) || widthOf(id) < 14 ? id : (id.split('-').at(-1) ?? id)

/** What happened, in the reader's language; a type that this version does not know keeps its name. */
export const eventName = (event: EventResponse, { words }: Pick<View, 'words'>): string =>
  nameOf(event, words.events)

/** What is worth to know of an event, in the reader's words where there are some. */
function factsOf(event: EventResponse, { words, language, size }: View): string {
  if (event.type === 'BreakerChanged') return breakerFacts(event, words)
  // A narrow line has no room for the date of the performance. Enter shows it.
  const told = isWide(size) ? event : { ...event, startsAt: undefined }
  return eventFacts(told, {
    ...{ language, seats: words.admin.form.seats },
    plans: words.events.plans,
  }).join('  ')
}

function breakerFacts(event: EventResponse, { pipeline }: View['words']): string {
  const fact = breakerFact(event, pipeline)
  const state = breakerState(event)
  return state === undefined || fact !== pipeline.state[state] ? fact : `${SIGN[state]} ${fact}`
}

const clean = new WeakMap<EventResponse, EventResponse>()

/** The event without control characters. There are thousands of events, so only those that are shown are cleaned. */
export function cleaned(event: EventResponse): EventResponse {
  const known = clean.get(event) ?? forPeople(event)
  clean.set(event, known)
  return known
}

const texts = new WeakMap<EventResponse, string>()

/** Whether an event has what was typed in any of its values, or in its name in the reader's language. */
export function fitsEvent(
  event: EventResponse,
  typed: string,
  { words }: Pick<View, 'words'>,
): boolean {
  const key = looseKey(typed)
  let text = texts.get(event)
  if (text === undefined) {
    text = [clockTime(event.at), ...Object.values(event)]
      .map((value) => looseKey(String(value)))
      .join('\n')
    texts.set(event, text)
  }
  if (text.includes(key)) return true
  return looseKey(eventName(event, { words })).includes(key)
}
