import { type EventId, numberedId, numberOf } from '@outerpark/core/kernel'
import type Database from 'better-sqlite3'
import { IDS } from './leap.ts'

/** The events from a position on have numbers that follow each other, up to the next run. */
type Run = { readonly position: number; readonly number: number }

/**
 * Event ids follow from the event's position, so they need not be stored. The first number is random for each box
 * office, so that two box offices have different ids: mails and webhooks contain them. Each opening of the database
 * begins a run with a higher number (`beginOpening`). There is always a run.
 */
export function eventIds(db: Database.Database) {
  const runs = db
    .prepare<[], Run>('SELECT position, number FROM event_numbers ORDER BY position DESC')
    .all()
  const newest = runs[0] ?? { position: 1, number: 1 }
  const oldest = runs.at(-1) ?? newest
  const numberAt = (position: number): number => {
    // Nearly all questions are about the events of this opening.
    const run =
      position >= newest.position
        ? newest
        : (runs.find((each) => each.position <= position) ?? oldest)
    return (run.number + position - run.position + IDS) % IDS
  }

  return {
    numberAt,
    /** The id of the event at a position. Events of older versions have a stored id instead. */
    at: (position: number): EventId => numberedId('event', numberAt(position)),
    /**
     * How the tables refer to an event: by its position, or by its id if the id is stored.
     * @param last the position of the last event
     */
    nameOf(id: string, last: number): number | string {
      const number = numberOf('event', id)
      if (number === undefined) return id
      const run = number >= newest.number ? newest : runs.find((each) => each.number <= number)
      if (!run) return id
      const position = run.position + number - run.number
      // A number between two runs belongs to no event.
      return position <= last && numberAt(position) === number ? position : id
    },
  }
}

export type EventIds = ReturnType<typeof eventIds>
