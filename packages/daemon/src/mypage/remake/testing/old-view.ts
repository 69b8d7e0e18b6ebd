import { foldMyPage, type ReservationView, type TimelineEntry } from '@outerpark/core/mypage'
import type { RecordedEvent } from '@outerpark/core/policies'
import { noticeText, timelineText } from '@outerpark/core/words'
import Database from 'better-sqlite3'

/** The tables of version 3. */
const TABLES = `
  CREATE TABLE cursor (one INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL CHECK (position >= 0), event_id TEXT, edition INTEGER NOT NULL DEFAULT 0) STRICT;
  CREATE TABLE reservations (opened INTEGER PRIMARY KEY, reservation_id TEXT NOT NULL UNIQUE,
    customer_id TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
  CREATE INDEX reservations_of_customer ON reservations (customer_id, opened);
  CREATE TABLE entries (position INTEGER PRIMARY KEY, customer_id TEXT NOT NULL, step TEXT NOT NULL) STRICT;
  CREATE INDEX entries_of_customer ON entries (customer_id, position);
  CREATE TABLE notices (position INTEGER PRIMARY KEY, customer_id TEXT NOT NULL, notice TEXT NOT NULL) STRICT;
  CREATE INDEX notices_of_customer ON notices (customer_id, position);`

/** An entry as a document had it: with its sentence, and without what it was made of. */
const asDocument = ({ params, ...entry }: TimelineEntry) => ({
  ...entry,
  text: timelineText('en', { type: entry.type, params }),
})

/** Writes a view as an old program has left it: documents, in the words of that program ("Booked"). */
export function writeOldView(file: string, events: readonly RecordedEvent[], version = 3): void {
  const view = new Database(file)
  view.pragma('journal_mode = WAL')
  view.exec(TABLES)
  view.pragma(`user_version = ${version}`)
  const inOldWords = (value: unknown) => JSON.stringify(value).replaceAll('Reserved 2', 'Booked 2')
  const reservations = new Map<string, ReservationView>()
  for (const event of events) {
    if (!('reservationId' in event)) continue
    const change = foldMyPage(reservations.get(event.reservationId), event)
    if (!change) continue
    const { customerId, reservation, notice } = change
    const entry = asDocument(change.entry)
    // All seats of a booking were of one grade then, and no document had lines.
    const { lines: _, ...document } = reservation
    const { status, paymentStatus, title, timeline } = reservation
    reservations.set(event.reservationId, reservation)
    const { position } = entry
    const step = { position, reservationId: reservation.id, status, paymentStatus, title, entry }
    view.prepare('INSERT INTO entries VALUES (?, ?, ?)').run(position, customerId, inOldWords(step))
    view
      .prepare('INSERT OR REPLACE INTO reservations VALUES (?, ?, ?, ?)')
      .run(
        timeline[0]?.position,
        reservation.id,
        customerId,
        inOldWords({ ...document, timeline: timeline.map(asDocument) }),
      )
    if (notice)
      view
        .prepare('INSERT INTO notices VALUES (?, ?, ?)')
        .run(position, customerId, inOldWords({ ...notice, text: noticeText('en', notice) }))
  }
  const last = events.at(-1)
  view.prepare('INSERT INTO cursor VALUES (1, ?, ?, 1)').run(last?.position ?? 0, last?.id ?? null)
  view.close()
}
