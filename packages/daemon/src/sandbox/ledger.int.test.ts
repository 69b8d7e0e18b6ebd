import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verdictOn } from './cards.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { LedgerTooNew } from './ledger-database.ts'

let folder: string
let file: string
let ledger: Ledger
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outerpark-ledger-'))
  file = join(folder, 'ledger.db')
  ledger = openLedger(file)
})
afterEach(async () => {
  ledger.close()
  await rm(folder, { recursive: true })
})

const request = { key: 'PY-1', amount: 190_000, currency: 'KRW', method: 'card-ok' }
const approve = (change: Partial<typeof request> = {}) => {
  const asked = { ...request, ...change }
  return ledger.charge(asked, () => verdictOn(asked.method))
}

test('a charge, its refund and a tombstone outlive the process that wrote them', () => {
  approve()
  ledger.cancel(request)
  approve({ key: 'PY-2' })
  ledger.cancel({ ...request, key: 'PY-3' })
  const written = ledger.after(0, 10)
  const again = openLedger(file)
  expect(again.after(0, 10)).toEqual(written)
  again.close()
  expect(
    written.map(({ key, status, charged, refunded }) => [key, status, charged, refunded]),
  ).toEqual([
    ['PY-1', 'cancelled', 190_000, 190_000],
    ['PY-2', 'approved', 190_000, 0],
    ['PY-3', 'cancelled', 0, 0],
  ])
})

test('a key stands for one sum, one currency and one card', () => {
  approve()
  expect(approve({ amount: 1 }).kind).toBe('key-reused')
  expect(approve({ currency: 'USD' }).kind).toBe('key-reused')
  expect(approve({ method: 'card-declined' }).kind).toBe('key-reused')
  expect(ledger.cancel({ ...request, amount: 1 }).kind).toBe('key-reused')
  expect(ledger.after(0, 10)).toHaveLength(1)
  expect(ledger.find('PY-1')).toMatchObject({ status: 'approved', refunded: 0 })
})

test('a free ticket is charged nothing, and that is a charge', () => {
  expect(approve({ amount: 0 })).toMatchObject({ charge: { status: 'approved', charged: 0 } })
  expect(ledger.cancel({ ...request, amount: 0 })).toMatchObject({ charge: { refunded: 0 } })
})

test('cards that nobody knows are declined', () => {
  expect(approve({ method: 'gold' })).toMatchObject({
    charge: { status: 'declined', reason: 'unknown-method', charged: 0, chargeId: null },
  })
})

test('the database itself refuses what must never be in the book', () => {
  approve()
  const db = new Database(file)
  const change = (set: string) => () => db.exec(`UPDATE charges SET ${set}`)
  expect(change('refunded = 1')).toThrow('CHECK')
  expect(change("status = 'cancelled'")).toThrow('CHECK')
  expect(change("status = 'cancelled', refunded = charged + 1")).toThrow('CHECK')
  expect(change('charged = 2 * amount')).toThrow('CHECK')
  expect(change('charged = 0')).toThrow('CHECK')
  expect(change("status = 'declined'")).toThrow('CHECK')
  expect(() =>
    db.exec(`INSERT INTO charges (key, charge_id, status, amount, currency, charged, refunded)
             VALUES ('PY-1', 'ch_2', 'approved', 1, 'KRW', 1, 0)`),
  ).toThrow('UNIQUE')
  db.close()
})

test('a ledger of a later version is refused and left as it is', () => {
  ledger.close()
  const db = new Database(file)
  db.pragma('user_version = 2')
  db.close()
  expect(() => openLedger(file)).toThrow(LedgerTooNew)
  new Database(file).pragma('user_version = 1')
  ledger = openLedger(file)
})
