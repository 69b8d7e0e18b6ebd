import { join } from 'node:path'
import { numberedId } from '@outerpark/core/kernel'
import { correlationOf } from '@outerpark/core/policies'
import Database from 'better-sqlite3'
import { answerTable } from '../../../packages/daemon/src/store/sqlite/answers.ts'
import { eventAppender } from '../../../packages/daemon/src/store/sqlite/apply.ts'
import { officeName } from '../../../packages/daemon/src/store/sqlite/office-name.ts'
import type { Story } from './story.ts'

/** As long as what a request is named by, and as the digest of one. */
const REQUEST_ID = 'RQ-00000000-0000-4000-8000-000000000000'
const FINGERPRINT = 'A'.repeat(43)

/**
 * Writes stories straight into the databases of a home whose daemon is down: the store's own statements, but thousands
 * of bookings in a transaction, and without waiting for the disk.
 */
export function storyWriter(home: string) {
  const store = fastDatabase(join(home, 'outerpark.db'))
  const ledger = fastDatabase(join(home, 'sandbox.db'))
  const append = eventAppender(store)
  const answers = answerTable(store)
  const office = officeName(store)
  const charge = ledger.prepare(
    `INSERT INTO charges (key, charge_id, status, method, amount, currency, charged, refunded)
     VALUES (?, ?, 'approved', ?, ?, ?, ?, 0)`,
  )
  let position = lastOf(store, 'SELECT max(position) FROM events')
  let reservation = lastOf(store, 'SELECT max(seq) FROM reservations')

  function write({ command, reply, chargeId, events }: Story, now: number): void {
    const at = new Date(now).toISOString()
    const causationId = REQUEST_ID
    const booked = position + 1
    for (const { id, event } of events) {
      position += 1
      append({ ...event, id, position, at, correlationId: correlationOf(event), causationId })
    }
    const key = { scope: command.customerId, key: crypto.randomUUID(), fingerprint: FINGERPRINT }
    answers.keep(key, { kind: 'accepted', reply, position: booked }, now)
    const { amount, currency } = reply.amount
    const paymentKey = `${office}.${reply.id.replace('RV', 'PY')}`
    charge.run(paymentKey, chargeId, command.paymentMethod, amount, currency, amount)
  }

  return {
    /** Reservations are numbered, so the next one's id is known before it is written. */
    nextId() {
      reservation += 1
      return numberedId('reservation', reservation)
    },
    write,
    /** Runs something that writes in one transaction of each database. */
    inTransaction(work: () => void): void {
      ledger.transaction(() => store.transaction(work)())()
    },
    close(): void {
      for (const db of [store, ledger]) {
        db.pragma('wal_checkpoint(TRUNCATE)')
        db.close()
      }
    },
  }
}

function fastDatabase(file: string): Database.Database {
  const db = new Database(file, { fileMustExist: true })
  db.pragma('synchronous = OFF')
  // What the core decided fits together; verify looks at all of it afterwards.
  db.pragma('foreign_keys = OFF')
  db.pragma('ignore_check_constraints = ON')
  // 1 GiB of pages: the few indices with random keys stay in memory.
  db.pragma('cache_size = -1048576')
  return db
}

const lastOf = (db: Database.Database, sql: string) =>
  db.prepare<[], number | null>(sql).pluck().get() ?? 0
