import { setImmediate } from 'node:timers/promises'
import { type CustomerId, numberedId } from '@outerpark/core/kernel'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { Snapshot } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { bookingQueries } from './booking-queries.ts'
import { customerFinder, customerNumbers } from './customers.ts'
import { openReader } from './database.ts'
import { eventIds } from './event-ids.ts'
import { type EventRows, eventRows } from './event-rows.ts'
import { noticeQueries } from './notice-queries.ts'
import { offerTable } from './offers.ts'
import { ownerIndex } from './owner-index.ts'
import { reservationRows } from './reservation-rows.ts'
import { accessQueries } from './tokens.ts'

/** The number of events that are looked at before other work gets a turn. They take some milliseconds. */
const SLICE = 10_000

/**
 * Opens the data as they are now, in one read transaction on its own connection. It blocks no writer; while it is open,
 * the journal grows.
 */
export function openSnapshot(file: string): Snapshot {
  const db = openReader(file)
  try {
    return snapshotOf(db)
  } catch (error) {
    db.close()
    throw error
  }
}

function snapshotOf(db: Database.Database): Snapshot {
  db.exec('BEGIN')
  const parts = { offers: offerTable(db), customers: customerNumbers(db), ids: eventIds(db) }
  const events = eventRows(db, parts)
  // The first read begins the transaction.
  const last = events.last()
  const owners = ownerIndex(db)
  const rows = reservationRows(db, parts)
  const { byId } = customerFinder(db)
  const { reservations, payments } = bookingQueries(db, { ...parts, owners, rows })
  return {
    queries: {
      customer: async (id) => byId(id),
      tokens: accessQueries(db).tokens,
      reservations,
      payments,
      notices: noticeQueries(db, { ...parts, events, rows }).notices,
      lastPosition: async () => last,
    },
    eventsOf(id: CustomerId) {
      const customer = parts.customers.number(id)
      const numbers = new Set(customer === undefined ? [] : owners.allNow(customer))
      return eventsAbout(db, events, { id, numbers, last })
    },
    close: async () => void db.close(),
  }
}

async function* eventsAbout(
  db: Database.Database,
  events: EventRows,
  about: { readonly id: string; readonly numbers: ReadonlySet<number>; readonly last: number },
): AsyncGenerator<RecordedEvent> {
  const { id, numbers, last } = about
  const names = new Set<string>([id])
  for (const number of numbers) names.add(numberedId('reservation', number))
  const slice = db
    .prepare<[number, number], [position: number, reservation: number | null, name: string]>(
      'SELECT position, reservation, correlation_id FROM events WHERE position > +? AND position <= +?',
    )
    .raw()
  for (let from = 0; from < last; from += SLICE) {
    const found = slice
      .all(from, Math.min(from + SLICE, last))
      .filter(([, number, name]) => (number === null ? names.has(name) : numbers.has(number)))
    for (const [position] of found) {
      const event = events.at(position)
      if (event) yield event
    }
    await setImmediate()
  }
}
