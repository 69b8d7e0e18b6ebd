import { type Booking, numberedId } from '@outerpark/core/kernel'
import type { LoggedEvent } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { gradeAndLines } from './lines.ts'
import type { RowParts } from './reservation-rows.ts'

type Values = [
  position: number,
  type: string,
  at: string,
  data: string,
  reservation: number | null,
  customer: number,
  offer: number,
  seats: number,
  amount: number,
  deferredUntil: string | null,
  lines: string | null,
]

/** What an event about a reservation says by itself, without the JSON of its row. */
type Bare = 'type' | 'position' | 'at' | keyof Booking

/** The types of events that have nothing else to say to readers of the log. */
type Wordless = {
  [T in LoggedEvent['type']]: Exclude<keyof Extract<LoggedEvent, { type: T }>, Bare> extends never
    ? T
    : never
}[LoggedEvent['type']]

/** The only field in its `data` is the charge id, which no reader uses. Parsing it would take a tenth of the time. */
const WITHOUT_WORDS: ReadonlySet<string> = new Set<Wordless>(['PaymentApproved'])

/** These say nothing of the seats. */
const NOTICES: ReadonlySet<string> = new Set<LoggedEvent['type']>(['NoticeSent', 'NoticeSkipped'])

/** Reads events without the fields that no reader uses: see {@link EventLog.after}. */
export function loggedEvents(db: Database.Database, { offers, customers }: RowParts) {
  // `+?`: see event-rows.ts.
  const after = db
    .prepare<[number, number], Values>(
      `SELECT e.position, e.type, e.at, e.data, e.reservation,
         r.customer, r.offer, r.seats, r.amount, r.deferred_until, r.lines
       FROM events e LEFT JOIN reservations r ON r.seq = e.reservation
       WHERE e.position > +? ORDER BY e.position LIMIT +?`,
    )
    .raw()

  // The log was written from DomainEvents, so the result is one again.
  const read = (values: Values): LoggedEvent => {
    const [position, type, at, data, reservation, customer] = values
    if (reservation === null) return Object.assign(JSON.parse(data), { position, at })
    const reservationId = numberedId('reservation', reservation)
    const customerId = customers.id(customer)
    const event = { type, position, at, reservationId, customerId }
    if (NOTICES.has(type)) return Object.assign(event, JSON.parse(data))
    const booked = Object.assign(event, said(values))
    if (type === 'Reserved' || WITHOUT_WORDS.has(type)) return booked as LoggedEvent
    return Object.assign(booked, JSON.parse(data))
  }

  /** The fields of the booking. */
  const said = ([, type, , , , , offer, seats, amount, deferredUntil, lines]: Values) => {
    const offered = offers.read(offer)
    const { performanceId, musicalId, title, venue, startsAt, grade, currency } = offered
    const booking = {
      performanceId,
      musicalId,
      title,
      venue,
      startsAt,
      grade,
      seats,
      amount,
      currency,
    }
    if (lines !== null) Object.assign(booking, gradeAndLines(offered, lines))
    return type !== 'Reserved' || deferredUntil === null ? booking : { ...booking, deferredUntil }
  }

  return {
    after: (position: number, limit: number): LoggedEvent[] => after.all(position, limit).map(read),
  }
}
