import { type EventId, numberedId, numberOf } from '@outerpark/core/kernel'
import type Database from 'better-sqlite3'
import { metaNumber } from './meta.ts'

/** Ids are numbers modulo this (`numberedId`). */
const IDS = 2 ** 50

/**
 * Event ids that follow from the event's position, so that none has to be written. They begin at a random place, so
 * that no two box offices give the same ids: mails and webhooks bear them outside.
 */
export function eventIds(db: Database.Database) {
  const offset = metaNumber(db, 'event-ids-from')
  const first = metaNumber(db, 'event-ids-follow-from')
  return {
    /** The id of the event at a position, from the first position on whose id is not written out. */
    at: (position: number): EventId => numberedId('event', (position + offset) % IDS),
    /**
     * How the tables name the event: by its position, or by its id where that was written out.
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
