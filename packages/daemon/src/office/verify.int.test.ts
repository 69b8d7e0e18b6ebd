import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { paymentIdOf } from '@outerpark/core/kernel'
import { INVARIANTS } from '@outerpark/core/names'
import { GatewayUnavailable, type PaymentGateway } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sandboxUnderTest } from '../sandbox/testing/under-test.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { countedIds } from '../testing/ids.ts'
import { accepted, actors, PRICE } from '../testing/season.ts'
import { checkInvariants, compareLedger, findLostCharges } from './verify.ts'

let folder: ReturnType<typeof temporaryFolder>
let file: string

beforeEach(() => {
  folder = temporaryFolder()
  file = folder.file('outerpark.db')
})
afterEach(() => folder.remove())

/** A box office with one reservation that is paid. */
async function paidOffice() {
  const store = openSqliteStore(file, { clock: { now: () => 0 }, newId: countedIds() })
  const people = actors(store)
  const { performanceId } = await people.performance()
  const { id } = accepted(await people.book(await people.customer(), performanceId))
  await people.approve(id)
  await store.close()
  return { officeName: store.officeName, key: paymentIdOf(id) }
}

test('the invariants are checked in a thread', async () => {
  await paidOffice()
  const findings = await checkInvariants(file)
  expect(findings.map(({ invariant }) => invariant)).toEqual(INVARIANTS)
})

test('the ledger of a card company is read and compared in a thread', async () => {
  const { officeName, key } = await paidOffice()
  const { sandbox, gateway, close } = await sandboxUnderTest()
  const { signal } = new AbortController()
  const amount = { amount: PRICE, currency: 'KRW' }
  const ledger = { ...sandbox.address(), officeName }
  const oks = async () => (await compareLedger(file, ledger)).map(({ name, ok }) => [name, ok])
  try {
    await gateway.approve({ key: `another-office.${key}`, amount, method: 'card-ok' }, signal)
    expect(await oks()).toEqual([
      ['ledger-matches-payments', true],
      ['every-payment-is-charged', false],
    ])
    const charge = { key: `${officeName}.${key}`, amount, method: 'card-ok' }
    chargedAs(await gateway.approve(charge, signal))
    expect(await oks()).toEqual([
      ['ledger-matches-payments', true],
      ['every-payment-is-charged', true],
    ])
  } finally {
    await close()
  }
})

/** Makes this charge that of the reservation. */
function chargedAs(approval: Awaited<ReturnType<PaymentGateway['approve']>>): void {
  if (approval.outcome !== 'approved') throw new Error(approval.outcome)
  const db = new Database(file)
  db.prepare('UPDATE reservations SET charge_id = ?').run(approval.chargeId)
  db.close()
}

test('a card company that does not answer is a check that could not be made', async () => {
  const { officeName } = await paidOffice()
  const { sandbox, close } = await sandboxUnderTest()
  await close()
  const checks = await compareLedger(file, { ...sandbox.address(), officeName })
  expect(checks.map(({ name, ok }) => [name, ok])).toEqual([
    ['ledger-matches-payments', false],
    ['every-payment-is-charged', false],
  ])
  expect(checks[0]).toMatchObject({
    code: 'check-failed',
    params: { reason: expect.stringContaining('No answer from the gateway') },
  })
})

test('a card company that does not answer has no lost charges to find, and says so', async () => {
  const { officeName } = await paidOffice()
  const { sandbox, close } = await sandboxUnderTest()
  await close()
  const asked = findLostCharges(file, { ...sandbox.address(), officeName })
  await expect(asked).rejects.toBeInstanceOf(GatewayUnavailable)
})

/** Overwrites the first page of a table, like a disk that fails. */
function damage(table: string): void {
  const db = new Database(file)
  db.pragma('wal_checkpoint(TRUNCATE)')
  const size = Number(db.pragma('page_size', { simple: true }))
  const root = db
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(table)
  db.close()
  if (root === undefined) throw new Error(`There is no table ${table}.`)
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.alloc(size, 0xa5), 0, size, (root - 1) * size)
  closeSync(descriptor)
}

test('where a table is damaged, the invariants that need it could not be checked, and the others are', async () => {
  await paidOffice()
  damage('seat_counts')
  const findings = await checkInvariants(file)
  expect(findings.map(({ invariant }) => invariant)).toEqual(INVARIANTS)
  expect(findings.filter((finding) => 'failed' in finding)).toEqual([
    { invariant: 'seats-add-up', failed: 'database disk image is malformed' },
    { invariant: 'seats-match-reservations', failed: 'database disk image is malformed' },
  ])
})

test('where there is no database, the thread fails with the reason', async () => {
  await expect(checkInvariants(file)).rejects.toThrow('unable to open database file')
  const ledger = { url: 'http://127.0.0.1:1', key: 'key', officeName: 'office' }
  await expect(compareLedger(file, ledger)).rejects.toThrow('unable to open database file')
})

test('what is no database is the reason that the thread gives', async () => {
  writeFileSync(file, 'no database at all, and long enough to be read as one'.repeat(100))
  await expect(checkInvariants(file)).rejects.toThrow('file is not a database')
})
