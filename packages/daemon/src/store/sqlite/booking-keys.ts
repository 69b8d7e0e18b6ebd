import type { KeptAnswer } from '@outerpark/core/engine'
import type { IdempotencyKey } from '@outerpark/core/ports'
import { bookReply } from '@outerpark/core/reservation'
import type Database from 'better-sqlite3'
import type { CustomerNumbers } from './customers.ts'
import type { Digester } from './digest.ts'
import { DigestIndex } from './digest-index.ts'
import type { EventRows } from './event-rows.ts'
import { keyBlocks } from './key-blocks.ts'

type Parts = {
  readonly digest: Digester
  readonly customers: CustomerNumbers
  readonly events: EventRows
}

type Row = { customer: number; key: string; fingerprint: number; opened: number }

/**
 * The Idempotency-Keys of bookings. The key stands in the reservation's row, and the answer follows from its event. Which
 * reservation a key belongs to is indexed in memory for 24 h, since random keys would dirty a page for each booking.
 * `booking_keys` holds what the index is read from when the database is opened: one row for the keys of a commit.
 */
export function bookingKeys(db: Database.Database, { digest, customers, events }: Parts) {
  const blocks = keyBlocks(db)
  const rows = new DigestIndex()
  const index = (pairs: ArrayLike<number>): void => {
    for (let i = 0; i + 1 < pairs.length; i += 2) rows.add(pairs[i + 1] ?? 0, pairs[i] ?? 0)
  }
  for (const pairs of blocks.all()) index(pairs)
  /** what the transaction in hand has written and the index does not know yet */
  let written: readonly number[] = []

  const find = db.prepare<[number], Row>(
    'SELECT customer, key, fingerprint, opened FROM reservations WHERE seq = ? AND key IS NOT NULL',
  )
  /** What was answered to the booking of that row. */
  const answerOf = (row: Row, asked: IdempotencyKey): KeptAnswer | undefined => {
    const event = events.at(row.opened)
    if (event?.type !== 'Reserved') return undefined
    const { position } = event
    const answer = { kind: 'accepted', reply: bookReply(event), position } as const
    const key = { ...asked, fingerprint: String(row.fingerprint) }
    return { key, answer, keptAt: Date.parse(event.at), from: event }
  }

  return {
    /** Whether there may be a booking under the key. False is certain. */
    mayKnow: (key: IdempotencyKey): boolean => rows.has(digest.ofKey(key)),
    /** The newest answer to a booking of that customer under the key, however old it is. */
    find(asked: IdempotencyKey): KeptAnswer | undefined {
      const candidates = rows.of(digest.ofKey(asked))
      if (candidates.length === 0) return undefined
      const customer = customers.number(asked.scope)
      for (const number of candidates) {
        const row = find.get(number)
        if (row?.key !== asked.key || row.customer !== customer) continue
        const found = answerOf(row, asked)
        if (found) return found
      }
      return undefined
    },
    /**
     * Remembers the keys of one commit's bookings.
     * @param pairs a reservation's number and the digest of its key, one after the other
     */
    keep(pairs: readonly number[], now: number): void {
      if (pairs.length === 0) return
      blocks.add(pairs, now)
      written = pairs
    },
    /** The transaction is over. What was rolled back is not indexed. */
    over(committed: boolean): void {
      if (committed) index(written)
      written = []
    },
    /** Forgets the keys of some commits at a time; returns how many keys. */
    forgetOlderThan(time: number): number {
      let gone = 0
      for (const pairs of blocks.takeOlderThan(time)) {
        for (let i = 0; i + 1 < pairs.length; i += 2) rows.remove(pairs[i + 1] ?? 0, pairs[i] ?? 0)
        gone += pairs.length / 2
      }
      return gone
    },
  }
}

export type BookingKeys = ReturnType<typeof bookingKeys>
