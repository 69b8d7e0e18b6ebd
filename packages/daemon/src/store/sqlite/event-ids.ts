import { type EventId, numberedId, numberOf } from '@outerpark/core/kernel'
import type Database from 'better-sqlite3'
import { metaNumber } from './meta.ts'

/** Ids are numbers modulo this number (`numberedId`). */
const IDS = 2 ** 50

/**
 * Event ids follow from the event's position, so they need not be stored. The first number is random for each box
 * office, so that two box offices have different ids: mails and webhooks contain them.
 */
export function eventIds(db: Database.Database) {
  const offset = metaNumber(db, 'event-ids-from')
  const first = metaNumber(db, 'event-ids-follow-from')
  return {
    /** The id of the event at a position. Events of older versions have a stored id instead. */
    at: (position: number): EventId => numberedId('event', (position + offset) % IDS),
    /**
     * How the tables refer to an event: by its position, or by its id if the id is stored.
     * @param last the position of the last event
     */
    nameOf(id: string, last: number): number | string {
      const number = numberOf('event', id)
      if (number === undefined) return id
      const position = (number - offset + IDS) % IDS
      return position >= first && position <= last ? position : id
    },
  }
}

export type EventIds = ReturnType<typeof eventIds>
