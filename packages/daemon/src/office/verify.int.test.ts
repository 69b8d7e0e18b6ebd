import { paymentIdOf } from '@outerpark/core/kernel'
import { INVARIANTS } from '@outerpark/core/ports'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sandboxUnderTest } from '../sandbox/testing/under-test.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { countedIds } from '../testing/ids.ts'
import { accepted, actors, PRICE } from '../testing/season.ts'
import { checkInvariants, compareLedger } from './verify.ts'

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
  const ledger = { url: sandbox.url, key: sandbox.key, officeName }
  const oks = async () => (await compareLedger(file, ledger)).map(({ name, ok }) => [name, ok])
  try {
    await gateway.approve({ key: `another-office.${key}`, amount, method: 'card-ok' }, signal)
    expect(await oks()).toEqual([
      ['ledger-matches-payments', true],
      ['every-payment-is-charged', false],
    ])
    await gateway.approve({ key: `${officeName}.${key}`, amount, method: 'card-ok' }, signal)
    expect(await oks()).toEqual([
      ['ledger-matches-payments', true],
      ['every-payment-is-charged', true],
    ])
  } finally {
    await close()
  }
})

test('a card company that does not answer is a fault of the check', async () => {
  const { officeName } = await paidOffice()
  const { sandbox, close } = await sandboxUnderTest()
  await close()
  const asked = compareLedger(file, { url: sandbox.url, key: sandbox.key, officeName })
  await expect(asked).rejects.toThrow('No answer from the gateway')
})

test('where there is no database, the check is refused', async () => {
  await expect(checkInvariants(file)).rejects.toThrow('unable to open database file')
})
