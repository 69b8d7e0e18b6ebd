import { join } from 'node:path'
import { planOf, settleGroup } from '@outerpark/core/engine'
import { type NewId, numberedId } from '@outerpark/core/kernel'
import { type Book, book } from '@outerpark/core/reservation'
import Database from 'better-sqlite3'
import { officeName } from '../../../packages/daemon/src/store/sqlite/office-name.ts'
import { openTables } from '../../../packages/daemon/src/store/sqlite/open-tables.ts'
import { newId } from '../store-work.ts'
import { tellStory } from './story.ts'

/**
 * Writes bookings directly into the databases of a home without a running daemon. It uses the store's own working set
 * and plan, but with thousands of bookings per transaction, and without waiting for the disk.
 */
export function storyWriter(home: string) {
  const tables = openTables(join(home, 'outerpark.db'))
  const { db: store, working, ids } = tables
  const ledger = new Database(join(home, 'sandbox.db'), { fileMustExist: true })
  for (const db of [store, ledger]) beFast(db)
  const office = officeName(store)
  const charge = ledger.prepare(
    `INSERT INTO charges (key, charge_id, status, method, amount, currency, charged, refunded)
     VALUES (?, ?, 'approved', ?, ?, ?, ?, 0)`,
  )
  let reservation = tables.lastReservation()
  const numbering: NewId = (kind) =>
    kind === 'reservation' ? numberedId(kind, ++reservation) : newId(kind)

  function write(command: Book, now: number): void {
    working.load(book.needs(command), now)
    const context = { now, newId: numbering, eventId: ids.at, channels: ['inbox'] } as const
    const { reply, chargeId } = tellStory(working.state, command, context)
    const { amount, currency } = reply.amount
    const paymentKey = `${office}.${reply.id.replace('RV', 'PY')}`
    charge.run(paymentKey, chargeId, command.paymentMethod, amount, currency, amount)
  }

  /** Writes the changes of the working set. */
  const flush = (now: number): void => {
    const { state } = working
    tables.write(planOf(state), state.reservations, state.position, now)
    settleGroup(state)
    tables.over(true)
  }

  return {
    write,
    /** Runs `work` in one transaction of each database. */
    inTransaction(work: () => void, now: number): void {
      const both = () => {
        work()
        flush(now)
      }
      ledger.transaction(() => store.transaction(both)())()
    },
    close(): void {
      for (const db of [store, ledger]) {
        db.pragma('wal_checkpoint(TRUNCATE)')
        db.close()
      }
    },
  }
}

function beFast(db: Database.Database): void {
  db.pragma('synchronous = OFF')
  // The data comes from the core's own decisions, and `verify` checks all of it afterwards.
  db.pragma('foreign_keys = OFF')
  db.pragma('ignore_check_constraints = ON')
  // 1 GiB of pages: the few indices with random keys stay in memory.
  db.pragma('cache_size = -1048576')
}
