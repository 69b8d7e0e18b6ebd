import type { Store } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { withConnection } from '../../testing/connection.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors, grade } from '../../testing/season.ts'
import { ownerIndex } from './owner-index.ts'
import { openSqliteStore } from './store.ts'

/** the first two customers, by their numbers */
const [MINJI, JUNHO] = [1, 2] as const

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let db: Database.Database
let book: (times: number) => Promise<void>

beforeEach(async () => {
  folder = temporaryFolder()
  const parts = { clock: manualClock(), newId: countedIds() }
  const open = withConnection(() => openSqliteStore(folder.file('outerpark.db'), parts))
  store = open.opened
  db = open.db
  const people = actors(store)
  const customers = [
    await people.customer('Kim Minji'),
    await people.customer('Lee Junho'),
  ] as const
  const { performanceId } = await people.performance([grade('VIP', 100)])
  book = async (times) => {
    for (let i = 0; i < times; i++)
      accepted(await people.book(customers[i % 3 === 0 ? 1 : 0], performanceId))
  }
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

/** The customer's reservations from the table, without any index. */
const owned = (customer: number): number[] =>
  db
    .prepare<[number], number>('SELECT seq FROM reservations WHERE customer = ? ORDER BY seq DESC')
    .pluck()
    .all(customer)

test('reservations are found before they are indexed, while they are, and afterwards', async () => {
  await book(11)
  const index = ownerIndex(db, 4)
  const all = (customer: number) => index.numbers(customer, Number.MAX_SAFE_INTEGER, 100)
  expect(await all(MINJI)).toEqual(owned(MINJI))
  for (let slices = 0; slices < 3; slices++) {
    const committed = index.indexMore()
    expect(await all(JUNHO)).toEqual(owned(JUNHO))
    committed?.()
    expect(await all(MINJI)).toEqual(owned(MINJI))
    expect(await all(JUNHO)).toEqual(owned(JUNHO))
  }
  expect(index.indexMore()).toBeUndefined()
  await book(2)
  expect(await all(MINJI)).toEqual(owned(MINJI))
  expect(await ownerIndex(db, 4).numbers(JUNHO, Number.MAX_SAFE_INTEGER, 100)).toEqual(owned(JUNHO))
})

test('a page ends at its limit and begins below its cursor, wherever the index ends', async () => {
  await book(10)
  const index = ownerIndex(db, 5)
  index.indexMore()?.()
  const mine = owned(MINJI)
  const [from = 0] = mine.slice(1)
  expect(await index.numbers(MINJI, from, 3)).toEqual(mine.slice(2, 5))
})

test('reservations that were read in a transaction that failed are forgotten', async () => {
  await book(3)
  const index = ownerIndex(db)
  const before = owned(MINJI)
  db.exec('BEGIN')
  db.exec(`CREATE TEMP TABLE another AS SELECT * FROM reservations WHERE customer = ${MINJI} LIMIT 1;
    UPDATE another SET seq = seq + 1000; INSERT INTO reservations SELECT * FROM another`)
  expect(index.allNow(MINJI)).toHaveLength(before.length + 1)
  db.exec('ROLLBACK')
  index.over(false)
  expect(index.allNow(MINJI)).toEqual(before)
})

test('a sweep indexes everything that was booked since the last one', async () => {
  await book(9)
  await store.sweep()
  const indexed = db.prepare('SELECT count(*) FROM reservations_of_customers').pluck()
  expect(indexed.get()).toBe(9)
  expect((await store.queries.reservations({ limit: 100 })).items).toHaveLength(9)
})
