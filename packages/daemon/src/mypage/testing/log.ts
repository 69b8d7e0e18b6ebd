import { asId } from '@outerpark/core/kernel'
import {
  correlationOf,
  type DomainEvent,
  type RecordedEvent,
  usualActor,
} from '@outerpark/core/policies'
import type { EventLog } from '@outerpark/core/ports'
import Database from 'better-sqlite3'

/** An event log in a database of its own. Threads and other processes can read it. */
export function createLog(file: string) {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = OFF')
  database.exec('CREATE TABLE IF NOT EXISTS events (position INTEGER PRIMARY KEY, event TEXT)')
  const insert = database.prepare('INSERT INTO events VALUES (?, ?)')
  const last = database.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck()
  const append = database.transaction((events: readonly DomainEvent[], epoch: string) => {
    let position = last.get() ?? 0
    return events.map((event) => {
      position += 1
      const recorded: RecordedEvent = {
        ...event,
        id: asId<'event'>(`EV-${epoch}${position}`),
        position,
        at: new Date(1_800_000_000_000 + position * 1000).toISOString(),
        correlationId: correlationOf(event),
        causationId: 'a request',
        actor: usualActor(event),
      }
      insert.run(position, JSON.stringify(recorded))
      return recorded
    })
  })
  return {
    /** Changes events that were written, which the real log never does. */
    tamper: (sql: string): void => void database.exec(sql),
    /** @param epoch makes the ids of two logs differ at the same position */
    append: (events: readonly DomainEvent[], epoch = '') => append(events, epoch),
    last: () => last.get() ?? 0,
    close: (): void => void database.close(),
  }
}

/** Reads what {@link createLog} has written. */
export function openLog(file: string): EventLog {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  const after = database
    .prepare<[number, number], string>(
      'SELECT event FROM events WHERE position > ? ORDER BY position LIMIT ?',
    )
    .pluck()
  const id = database
    .prepare<[number], string>("SELECT event ->> 'id' FROM events WHERE position = ?")
    .pluck()
  const last = database.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck()
  return {
    // `createLog` wrote them.
    after: async (position, limit) =>
      after.all(position, limit).map((event) => JSON.parse(event) as RecordedEvent),
    idAt: async (position) => id.get(position),
    last: async () => last.get() ?? 0,
    close: async () => void database.close(),
  }
}
