import type { EventResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import { entryOf, isShown, ownParams } from '@outerpark/core/mypage'
import { hallTime } from '@outerpark/core/names'
import { entryWords } from '@outerpark/core/words'
import { eventFields } from '../../text/event-facts.ts'
import { clockTime } from '../../text/time.ts'
import { widthOf, wrap } from '../../text/width.ts'
import { fill, line, type Piece } from '../parts/line.ts'
import { seatsWithCosts } from '../parts/seats.ts'
import { unbroken, wrapUnbroken } from '../parts/unbroken.ts'
import type { View } from '../view.ts'
import { cleaned, eventName } from './event-row.ts'
import type { EventsState, OpenBooking } from './events-state.ts'

/** What was opened, in at most as many lines as there are: a booking with its story, or an event with its fields. */
export const openedLines = (
  opened: NonNullable<EventsState['opened']>,
  known: readonly EventResponse[],
  view: View,
): string[] =>
  opened.is === 'event'
    ? eventLines(cleaned(opened.event), view)
    : bookingLines(opened, known, view)

/** The ids of the envelope lead nowhere for people. */
const ENVELOPE = new Set(['id', 'at', 'type', 'correlationId', 'causationId'])

/** An event with its fields: one in a line, or as many as fit where there are few lines. */
function eventLines(event: EventResponse, view: View): string[] {
  const { paint, size, words, language } = view
  const { at, startsAt } = event
  const fields = eventFields(event, language)
    .filter(([name]) => !ENVELOPE.has(name))
    .map(([name, text]) => ({
      name: Object.hasOwn(words.events.fields, name) ? (words.events.fields[name] ?? name) : name,
      text: name === 'startsAt' ? hallTime(String(startsAt), { language }) : text,
    }))
  const wide = Math.max(0, ...fields.map(({ name }) => widthOf(name))) + 2
  const head = line(
    paint,
    size.columns,
    ['strong', eventName(event, view)],
    ['quiet', `  ${clockTime(at)}`],
  )
  const rows = fields.flatMap(({ name, text }) =>
    wrap(text, Math.max(1, size.columns - wide)).map((part, n) =>
      line(paint, size.columns, ['quiet', fill(n === 0 ? name : '', wide)], part),
    ),
  )
  if (rows.length < size.rows) return [head, ...rows]
  // A line ends between two fields, or, in a field that is longer than a line, between two words: never within an amount.
  const whole = fields.map(({ name, text }) => {
    const field = `${name} ${text}`
    return widthOf(field) > size.columns ? field : unbroken(field)
  })
  const lines = wrapUnbroken(whole.join(' · '), size.columns)
  return [head, ...lines].slice(0, size.rows)
}

/** The booking of the selected event, and everything that happened to it so far. */
function bookingLines(opened: OpenBooking, known: readonly EventResponse[], view: View): string[] {
  const { paint, size, words, language } = view
  const one = (...pieces: readonly Piece[]) => line(paint, size.columns, ...pieces)
  if (opened.is === 'loading') return [one(['quiet', words.events.loading])]
  if (opened.is === 'refused') return [one(['bad', `✗ ${opened.why.detail}`])]
  const { booking } = opened
  const name = booking.customer?.name
  const top = [
    one(['strong', booking.title], `  ${hallTime(booking.startsAt, { language })}`),
    ...wrapUnbroken(
      `${booking.id}  ${seatsWithCosts(booking, language)}  ${formatMoney(booking.amount, language)}`,
      size.columns,
    ),
    ...(name ? [one(['quiet', words.events.of(name)])] : []),
  ]
  const rows = storyOf(opened, known, view).flatMap(({ at, text }) => {
    const time = `${clockTime(at).slice(5)}  `
    const lines = wrap(text, Math.max(1, size.columns - widthOf(time)))
    return lines.map((each, i) => one(['quiet', i === 0 ? time : fill('', widthOf(time))], each))
  })
  const room = Math.max(2, size.rows - top.length)
  if (rows.length <= room) return [...top, ...rows]
  const left = rows.length - room + 1
  return [...top, one(['quiet', words.frame.moreAbove(left)]), ...rows.slice(1 - room)]
}

/** What happened to a booking: what MyPage said when it was opened, and later events in the words that MyPage has for them. */
function storyOf(
  { id, booking, timeline }: Extract<OpenBooking, { readonly is: 'known' }>,
  known: readonly EventResponse[],
  view: View,
): readonly { readonly at: string; readonly text: string }[] {
  const { language } = view
  const last = timeline.at(-1)?.position ?? 0
  // What is left by now is not what was left at a notice.
  const { left: _, ...subject } = booking
  const later = known.filter(
    ({ correlationId, position }) => correlationId === id && position > last,
  )
  return [
    ...timeline.map((entry) => ({
      at: entry.at,
      text: entryWords(language, entry, booking, 'staff'),
    })),
    ...later
      .map(cleaned)
      .filter((event) => isShown(event))
      .map((event) => {
        const params = ownParams(entryOf(event, subject))
        const { type, at } = event
        const text = entryWords(
          language,
          { type, params, text: eventName(event, view) },
          booking,
          'staff',
        )
        return { at, text }
      }),
  ]
}
