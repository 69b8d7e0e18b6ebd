import type { KeptAnswer } from '@outerpark/core/engine'
import type { IdempotencyKey } from '@outerpark/core/ports'
import { bookReply } from '@outerpark/core/reservation'
import type Database from 'better-sqlite3'
import type { CustomerNumbers } from './customers.ts'
import type { Digester } from './digest.ts'
import { DigestIndex, Uncommitted } from './digest-index.ts'
import type { EventRows } from './event-rows.ts'
import { keyBlocks } from './key-blocks.ts'

type Parts = {
  readonly digest: Digester
  readonly customers: CustomerNumbers
  readonly events: EventRows
}

type Row = { customer: number; key: string; fingerprint: number; opened: number }

/**
 * The Idempotency-Keys of bookings. The row of a reservation has its key, and the answer follows from its event. The
 * index from keys to reservations is in memory and covers 24 h: an index in the database would write an extra page for
 * each booking, because keys are random. When the database is opened, the index is filled from `booking_keys`, which
 * has one row for the keys of each commit.
 */
export function bookingKeys(db: Database.Database, parts: Parts) {
  const { digest } = parts
  const blocks = keyBlocks(db)
  const rows = new DigestIndex(blocks.count())
  for (const pairs of blocks.all()) eachPair(pairs, (number, key) => rows.add(key, number))
  const changed = new Uncommitted(rows)

  const find = bookingFinder(db, parts)

  return {
    /** Whether there may be a booking with the key. False is certain. */
    mayKnow: (key: IdempotencyKey): boolean => rows.has(digest.ofKey(key)),
    /** The newest answer to a booking of that customer with the key, however old it is. */
    find: (asked: IdempotencyKey): KeptAnswer | undefined =>
      find(asked, rows.of(digest.ofKey(asked))),
    /**
     * Stores the keys of one commit's bookings.
     * @param pairs the number of a reservation, the digest of its key, the next number, and so on
     */
    keep(pairs: readonly number[], now: number): void {
      if (pairs.length === 0) return
      blocks.add(pairs, now)
      eachPair(pairs, (number, key) => changed.add(key, number))
    },
    /** The transaction has ended. If it was committed, the index follows it. */
    over: (committed: boolean): void => changed.over(committed),
    /** Deletes the keys of some commits at a time. Returns the number of keys. */
    forgetOlderThan(time: number): number {
      let gone = 0
      for (const pairs of blocks.takeOlderThan(time)) {
        eachPair(pairs, (number, key) => changed.remove(key, number))
        gone += pairs.length / 2
      }
      return gone
    },
  }
}

/** Finds the answer to a booking. It compares the full key in each row whose key has the same digest. */
function bookingFinder(db: Database.Database, { customers, events }: Parts) {
  const find = db.prepare<[number], Row>(
    'SELECT customer, key, fingerprint, opened FROM reservations WHERE seq = ? AND key IS NOT NULL',
  )
  /** The answer to the booking in the row. */
  const answerOf = (row: Row, asked: IdempotencyKey): KeptAnswer | undefined => {
    const event = events.at(row.opened)
    if (event?.type !== 'Reserved') return undefined
    const { position } = event
    const answer = { kind: 'accepted', reply: bookReply(event), position } as const
    const key = { ...asked, fingerprint: String(row.fingerprint) }
    return { key, answer, keptAt: Date.parse(event.at), from: event }
  }

  return (asked: IdempotencyKey, candidates: readonly number[]): KeptAnswer | undefined => {
    if (candidates.length === 0) return undefined
    const customer = customers.number(asked.scope)
    for (const number of candidates) {
      const row = find.get(number)
      if (row?.key !== asked.key || row.customer !== customer) continue
      const found = answerOf(row, asked)
      if (found) return found
    }
    return undefined
  }
}

export type BookingKeys = ReturnType<typeof bookingKeys>

/** Calls `found` with the number of each reservation and the digest of its key. */
function eachPair(pairs: ArrayLike<number>, found: (number: number, key: number) => void): void {
  for (let i = 0; i + 1 < pairs.length; i += 2) found(pairs[i] ?? 0, pairs[i + 1] ?? 0)
}
