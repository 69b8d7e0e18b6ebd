import type { Plan, ReservationRow } from '@outerpark/core/engine'
import type Database from 'better-sqlite3'
import { isAbout, ownFields, wholeEvent } from './event-rows.ts'
import { inserter } from './insert.ts'
import { rowOf } from './reservation-rows.ts'

/** Reservations by id, from the working set. */
export type Reservations = { readonly get: (id: string) => ReservationRow | undefined }

/** Appends the events of a group to the log, without the fields that the row of the reservation has. */
export function eventWriter(db: Database.Database) {
  const columns = 'position, at, causation_id, reservation, type, id, correlation_id, data'
  const insert = inserter(db, `events (${columns})`, `(?, ?, ?, ?, ?, '', ?, ?)`)
  const insertReserved = inserter(db, `events (${columns})`, `(?, ?, ?, ?, 'Reserved', '', '', '')`)

  return (events: Plan['events'], reservations: Reservations): void => {
    const bookings: unknown[] = []
    const others: unknown[] = []
    for (const event of events) {
      const { position, type, at, causationId } = event
      const row = 'reservationId' in event ? reservations.get(event.reservationId) : undefined
      if (!row || !isAbout(event, row)) {
        others.push(position, at, causationId, null, type, event.correlationId, wholeEvent(event))
      } else if (type === 'Reserved' && event.actor === event.customerId)
        bookings.push(position, at, causationId, rowOf(event.reservationId))
      else {
        const own = ownFields(event, row)
        others.push(position, at, causationId, rowOf(event.reservationId), type, '', own)
      }
    }
    insertReserved(bookings)
    insert(others)
  }
}
