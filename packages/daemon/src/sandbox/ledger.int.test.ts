import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verdictOn } from './cards.ts'
import { openLedger } from './ledger.ts'
import { LedgerTooNew } from './ledger-database.ts'
import { ledgerLine } from './replies.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outerpark-ledger-'))
  file = join(folder, 'ledger.db')
})
afterEach(() => rm(folder, { recursive: true }))

const request = { key: 'PY-1', amount: 190_000, currency: 'KRW', method: 'card-ok' }
const yes = () => verdictOn('card-ok')

/** Opens the ledger in the file, does the work, and closes the ledger. */
function withLedger<T>(work: (ledger: ReturnType<typeof openLedger>) => T): T {
  const ledger = openLedger(file)
  try {
    return work(ledger)
  } finally {
    ledger.close()
  }
}
/** Works directly on the database, without any code of the sandbox. */
function withDatabase<T>(work: (db: Database.Database) => T): T {
  const db = new Database(file)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

test('a charge, its refunds and a voided key are still there after the ledger is closed', () => {
  const written = withLedger((ledger) => {
    ledger.charge(request, yes)
    const chargeId = ledger.find('PY-1')?.chargeId ?? ''
    for (const [refundKey, amount] of [
      ['a', 90_000],
      ['b', 100_000],
    ] as const)
      ledger.refund({ ...request, chargeId, refundKey, amount })
    ledger.charge({ ...request, key: 'PY-2' }, yes)
    ledger.void({ ...request, key: 'PY-3' })
    return { lines: ledger.after(0, 10), refunds: ledger.refundsOf('PY-1') }
  })
  withLedger((again) => {
    expect({ lines: again.after(0, 10), refunds: again.refundsOf('PY-1') }).toEqual(written)
  })
  const { lines, refunds } = written
  expect(lines.map(({ key, status, refunded }) => [key, status, refunded])).toEqual([
    ['PY-1', 'approved', 190_000],
    ['PY-2', 'approved', 0],
    ['PY-3', 'voided', 0],
  ])
  expect(lines.map((line) => ledgerLine(line).status)).toEqual([
    'cancelled',
    'approved',
    'cancelled',
  ])
  expect(refunds).toMatchObject([
    { refundKey: 'a', amount: 90_000 },
    { refundKey: 'b', amount: 100_000 },
  ])
})

describe('the database itself', () => {
  beforeEach(() => withLedger((ledger) => ledger.charge(request, yes)))

  const refused = (sql: string, why: string) =>
    withDatabase((db) => expect(() => db.exec(sql), sql).toThrow(why))
  const refund = (amount: number, key = `${amount}`) =>
    `INSERT INTO refunds (charge, refund_key, refund_id, amount) VALUES (1, '${key}', 're_${key}', ${amount})`

  test.each([
    'refunded = charged + 1',
    'refunded = -1',
    "status = 'cancelled'",
    "status = 'voided'",
    "status = 'declined'",
    'charged = 2 * amount',
    'charged = 0',
    'charge_id = NULL',
  ])('refuses a charge with %s', (change) => {
    refused(`UPDATE charges SET ${change}`, 'CHECK')
  })

  test('refuses a second charge under the same key', () => {
    refused(
      `INSERT INTO charges (key, charge_id, status, amount, currency, charged)
       VALUES ('PY-1', 'ch_2', 'approved', 1, 'KRW', 1)`,
      'UNIQUE',
    )
  })

  test('adds refunds up, and refuses a refund if the sum is more than the charge', () => {
    withDatabase((db) => {
      db.exec(refund(90_000))
      db.exec(refund(100_000))
      expect(db.prepare('SELECT refunded FROM charges').pluck().get()).toBe(190_000)
    })
    refused(refund(1), 'CHECK')
    refused(refund(0), 'CHECK')
    withDatabase((db) => expect(db.prepare('SELECT count(*) FROM refunds').pluck().get()).toBe(2))
  })

  test('refuses two refunds under one refund key', () => {
    withDatabase((db) => db.exec(refund(1, 'same')))
    refused(refund(1, 'same'), 'UNIQUE')
  })
})

test('a ledger of a later version is refused and not changed', () => {
  withLedger(() => {})
  const version = withDatabase((db) => db.pragma('user_version', { simple: true }))
  withDatabase((db) => db.pragma(`user_version = ${Number(version) + 1}`))
  expect(() => openLedger(file)).toThrow(LedgerTooNew)
})
