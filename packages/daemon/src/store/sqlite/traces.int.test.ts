import { readdirSync, readFileSync } from 'node:fs'
import { createToken } from '@outerpark/core/access'
import {
  CODE_WINDOW_MS,
  changeCustomer,
  eraseCustomer,
  requestCode,
} from '@outerpark/core/customer'
import { asId, type CustomerId } from '@outerpark/core/kernel'
import type { CommitMeta, Store } from '@outerpark/core/ports'
import { book } from '@outerpark/core/reservation'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ManualClock, manualClock } from '../../testing/clock.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { randomIds } from '../../testing/ids.ts'
import { accepted, actors, BEGINS, grade } from '../../testing/season.ts'
import { BUSY_MS } from './database.ts'
import { openSqliteStore } from './store.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let people: ReturnType<typeof actors>
let clock: ManualClock

beforeEach(() => {
  folder = temporaryFolder()
  clock = manualClock()
  store = openSqliteStore(folder.file('outerpark.db'), { clock, newId: randomIds })
  people = actors(store)
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

/** The words that are anywhere in the files of the home. */
function found(words: RegExp): readonly string[] {
  const files = readdirSync(folder.path).map((name) =>
    readFileSync(folder.file(name)).toString('latin1'),
  )
  return [...new Set(files.flatMap((file) => file.match(words) ?? []))]
}

/** Signs up so many customers that their rows do not fit one page, and gives the one in the middle another name. */
async function crowd(): Promise<CustomerId> {
  await Promise.all(Array.from({ length: 200 }, (_, n) => people.customer(`Person ${n}`)))
  const customerId = await people.customer('Hwang Jini')
  await Promise.all(Array.from({ length: 200 }, (_, n) => people.customer(`Visitor ${n}`)))
  const change = { customerId, name: 'Hwang Jini the Second', email: 'hwang@example.com' }
  accepted(await people.run(changeCustomer, change))
  return customerId
}

const ERASED = /Hwang Jini|hwang(?:-work)?@example/g

/** Asks for codes: to sign up again with the address, and to have another one. */
async function askForCodes(customerId: CustomerId): Promise<void> {
  const signUp = { kind: 'sign-up', name: 'Hwang Jini', language: 'ko', mail: true } as const
  const change = { kind: 'change', customerId } as const
  for (const [email, wish] of [
    ['hwang@example.com', signUp],
    ['hwang-work@example.com', change],
  ] as const)
    accepted(await people.run(requestCode, { email, wish, nonce: 'n', perHour: 5 }))
}

test('nothing of a customer who was erased is left in any file after the next sweep', async () => {
  const customerId = await crowd()
  await askForCodes(customerId)
  expect(found(ERASED)).not.toEqual([])
  accepted(await people.run(eraseCustomer, { customerId }))
  await store.sweep()
  expect(found(ERASED)).toEqual([])
  expect(found(/Visitor 42/g)).toEqual(['Visitor 42'])
})

const keyOf = (scope: string, key: string): CommitMeta => ({
  causationId: 'RQ-1',
  idempotency: { scope, key, fingerprint: 'POST /v1' },
})

/** The box office makes a token for the customer, whose name says whose it is. */
const giveToken = (customerId: CustomerId, key: string) => {
  const token = { tokenId: asId<'token'>(`TO-${key}`), tokenHash: key }
  const command = { ...token, owner: { customerId }, name: 'Phone of Hwang Jini' }
  return people.run(createToken, { ...command, asker: 'admin' as const }, keyOf('admin', key))
}

test('nothing that the customer or the box office typed is left either, also in the group that erases', async () => {
  const customerId = await crowd()
  const { performanceId } = await people.performance([grade('VIP', 5)], BEGINS)
  const order = { customerId, performanceId, seats: 1, paymentMethod: 'card-ok' }
  const { id } = accepted(await people.run(book, order, keyOf(customerId, 'Hwang Jini, twice')))
  accepted(await people.cancel(id))
  accepted(await giveToken(customerId, 'before'))
  await store.answers.keep(
    { scope: 'nobody 203.0.113.7', key: 'k'.repeat(22), fingerprint: 'f' },
    { customerId, tokenId: 'TO-1' },
  )
  const [given, erased] = await Promise.all([
    giveToken(customerId, 'meanwhile'),
    people.run(eraseCustomer, { customerId }, keyOf('admin', 'erases')),
  ])
  expect([given.kind, erased.kind]).toEqual(['accepted', 'accepted'])
  await store.sweep()
  expect(found(/Hwang Jini|203\.0\.113/g)).toEqual([])
  const again = await people.run(eraseCustomer, { customerId }, keyOf('admin', 'erases'))
  expect(again).toMatchObject({ kind: 'accepted', replayed: true })
})

test('S6: a sign-up that was not finished leaves nothing after an hour, also in the journal', async () => {
  await askForCodes(await people.customer('Kim Minji'))
  await store.sweep()
  expect(found(ERASED)).not.toEqual([])
  clock.advance(CODE_WINDOW_MS + 1)
  await store.sweep()
  expect(found(ERASED)).toEqual([])
})

test('an export under way does not keep the sweep waiting, and the sweep after it finds the rest', async () => {
  const customerId = await crowd()
  const snapshot = await store.snapshot()
  accepted(await people.run(eraseCustomer, { customerId }))
  const begun = performance.now()
  await store.sweep()
  // So long SQLite would wait for the reader.
  expect(performance.now() - begun).toBeLessThan(BUSY_MS)
  expect(await snapshot.queries.customer(customerId)).toMatchObject({ email: 'hwang@example.com' })
  await snapshot.close()
  await store.sweep()
  expect(found(ERASED)).toEqual([])
})
