import {
  asId,
  type Booking,
  type EventId,
  haveSameLines,
  numberedId,
  paymentIdOf,
} from '@outerpark/core/kernel'
import {
  correlationOf,
  type DomainEvent,
  type RecordedEvent,
  usualActor,
} from '@outerpark/core/policies'
import type Database from 'better-sqlite3'
import type { EventIds } from './event-ids.ts'
import { gradeAndLines } from './lines.ts'
import type { RowParts } from './reservation-rows.ts'

type Values = [
  position: number,
  id: string,
  type: string,
  at: string,
  correlationId: string,
  causationId: string,
  data: string,
  reservation: number | null,
  customer: number,
  offer: number,
  seats: number,
  amount: number,
  method: string,
  deferredUntil: string | null,
  lines: string | null,
]

const SELECT = `SELECT e.position, e.id, e.type, e.at, e.correlation_id, e.causation_id, e.data, e.reservation,
    r.customer, r.offer, r.seats, r.amount, r.method, r.deferred_until, r.lines
  FROM events e LEFT JOIN reservations r ON r.seq = e.reservation`

/**
 * Reads the event log. Fields that are not in an event's row follow from its position, its type and the row of the
 * reservation.
 */
export function eventRows(db: Database.Database, { ids, ...parts }: RowParts & { ids: EventIds }) {
  // `+?`: in a join, SQLite compiles a plain `?` again for each value, which takes 16 µs instead of 2.
  const from = db
    .prepare<[number, number], Values>(
      `${SELECT} WHERE e.position >= +? ORDER BY e.position LIMIT +?`,
    )
    .raw()
  const one = db.prepare<[number], Values>(`${SELECT} WHERE e.position = +?`).raw()
  const last = db.prepare<[], number | null>('SELECT max(position) FROM events').pluck()

  const read = (values: Values): RecordedEvent => {
    const [position, id, , at, correlationId, causationId] = values
    const event = eventOf(values, parts)
    // `Object.assign`, here and below, because a spread takes twice as long for millions of events.
    return Object.assign(event, {
      id: id === '' ? ids.at(position) : asId<'event'>(id),
      position,
      at,
      correlationId: correlationId === '' ? correlationOf(event) : correlationId,
      causationId,
      // `data` has the actor if it is not the usual one.
      actor: event.actor ?? usualActor(event),
    })
  }

  return {
    /** The events at a position and after it, oldest first. */
    from: (position: number, limit: number): RecordedEvent[] => from.all(position, limit).map(read),
    at(position: number): RecordedEvent | undefined {
      const values = one.get(position)
      return values && read(values)
    },
    idAt(position: number): EventId | undefined {
      const values = one.get(position)
      return values && read(values).id
    },
    last: (): number => last.get() ?? 0,
  }
}

export type EventRows = ReturnType<typeof eventRows>

/** An event without the columns of its row, except for an actor in `data`. */
type Unwrapped = DomainEvent & Partial<Pick<RecordedEvent, 'actor'>>

function eventOf(values: Values, { offers, customers }: RowParts): Unwrapped {
  const [, , type, , , , data, reservation] = values
  // The JSON was made from a DomainEvent.
  if (reservation === null) return JSON.parse(data) as Unwrapped
  const [, , , , , , , , customer, offer, seats, amount, method, deferredUntil, lines] = values
  const reservationId = numberedId('reservation', reservation)
  const offered = offers.read(offer)
  const { musicalId, performanceId, title, venue, startsAt, grade, currency } = offered
  const booking: Booking & { type: string } = {
    type,
    reservationId,
    paymentId: paymentIdOf(reservationId),
    customerId: customers.id(customer),
    musicalId,
    performanceId,
    title,
    venue,
    startsAt,
    grade,
    seats,
    amount,
    currency,
  }
  const own = data === '' ? {} : JSON.parse(data)
  if (lines !== null) Object.assign(booking, gradeAndLines(offered, lines))
  if (type === 'Reserved') {
    own.paymentMethod = method
    if (deferredUntil !== null) own.deferredUntil = deferredUntil
    if (offered.refund) own.refund = offered.refund
  }
  return Object.assign(booking, own) as Unwrapped
}

/** Fields that are not in `data`: they are in the row of the reservation, or in other columns of the event's row. */
const ELSEWHERE: Readonly<Record<string, true>> = {
  type: true,
  id: true,
  position: true,
  at: true,
  correlationId: true,
  causationId: true,
  actor: true,
  reservationId: true,
  paymentId: true,
  customerId: true,
  musicalId: true,
  performanceId: true,
  title: true,
  venue: true,
  startsAt: true,
  grade: true,
  seats: true,
  amount: true,
  currency: true,
  lines: true,
}

/** The whole event as JSON, for one whose fields no other row has. */
export function wholeEvent(event: RecordedEvent): string {
  const { id: _, position: __, at: ___, correlationId: ____, causationId: _____, ...data } = event
  if (event.actor !== usualActor(event)) return JSON.stringify(data)
  const { actor: ______, ...usual } = data
  return JSON.stringify(usual)
}

/**
 * The fields of the event that no other row or column has, as JSON.
 * @param row the booking that the event is about, as it was made: its performance may have another title or time by now
 */
export function ownFields(event: RecordedEvent, row: Booking): string {
  const own: Record<string, unknown> =
    event.actor === usualActor(event) ? {} : { actor: event.actor }
  if (event.type === 'Reserved') return JSON.stringify(own)
  for (const [name, value] of Object.entries(event)) if (!ELSEWHERE[name]) own[name] = value
  if ('paymentId' in event) {
    if ('title' in event && event.title !== row.title) own.title = event.title
    if ('startsAt' in event && event.startsAt !== row.startsAt) own.startsAt = event.startsAt
  }
  return JSON.stringify(own)
}

/** Whether the event is about that booking, and has the same booking fields as its row, but for what a change may have changed. */
export function isAbout(
  event: RecordedEvent,
  row: Booking | undefined,
): event is RecordedEvent & Booking {
  return (
    row !== undefined &&
    'paymentId' in event &&
    event.paymentId === row.paymentId &&
    event.customerId === row.customerId &&
    event.musicalId === row.musicalId &&
    event.performanceId === row.performanceId &&
    event.venue === row.venue &&
    event.grade === row.grade &&
    event.seats === row.seats &&
    event.amount === row.amount &&
    event.currency === row.currency &&
    haveSameLines(event, row)
  )
}
