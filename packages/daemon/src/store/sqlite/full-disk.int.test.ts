import type { CustomerId, PerformanceId } from '@outerpark/core/kernel'
import { type Store, StoreUnavailable } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { withConnection } from '../../testing/connection.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors, grade, seatsOf } from '../../testing/season.ts'
import { findingsIn } from './audit.ts'
import { openSqliteStore } from './store.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let db: Database.Database
let people: ReturnType<typeof actors>
let minji: CustomerId
let phantom: PerformanceId

beforeEach(async () => {
  folder = temporaryFolder()
  const parts = { clock: manualClock(), newId: countedIds() }
  const open = withConnection(() => openSqliteStore(folder.file('outerpark.db'), parts))
  store = open.opened
  db = open.db
  people = actors(store)
  minji = await people.customer()
  phantom = (await people.performance([grade('VIP', 10_000)])).performanceId
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

const key = (n: number) => ({
  causationId: 'RQ-1',
  idempotency: { scope: minji, key: `k-${n}`, fingerprint: 'f' },
})
/** Makes `n` bookings in one turn, so that one transaction takes all of them. */
const burst = (n: number) =>
  Promise.allSettled(
    Array.from({ length: n }, (_, i) => people.book(minji, phantom, { meta: key(i) })),
  )
const whole = async () => ({
  position: await store.queries.lastPosition(),
  seats: await seatsOf(store, phantom),
  tasks: await store.queries.taskCounts(),
  reservations: (await store.queries.reservations({ limit: 500 })).items.length,
})
const noMorePages = () => {
  db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`)
}
/** Books one by one until the pages that are there have no room. Then no group finds any, however many bookings it has the time for. */
const fillPages = async () => {
  const refused = () => false
  while (await people.book(minji, phantom).then(() => true, refused));
}
const morePages = () => {
  db.pragma('max_page_count = 1000000')
}

test('a full disk refuses every booking of the group, changes nothing, and is over when there is room again', async () => {
  noMorePages()
  await fillPages()
  const before = await whole()
  const results = await burst(100)
  for (const result of results) {
    expect(result).toEqual({ status: 'rejected', reason: expect.any(StoreUnavailable) })
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'storage-full' })
  }
  expect(await whole()).toEqual(before)
  expect(findingsIn(db).filter(({ broken }) => broken > 0)).toEqual([])
  // Keys of a transaction that was rolled back are not kept either, however often they come again.
  expect(store.answers.mayKnow(key(0).idempotency)).toBe(false)

  morePages()
  const again = await burst(100)
  expect(again.every((result) => result.status === 'fulfilled' && !result.value.replayed)).toBe(
    true,
  )
  const held = before.seats.held + 100
  expect(await seatsOf(store, phantom)).toMatchObject({ held, available: 10_000 - held })
  expect(findingsIn(db).filter(({ broken }) => broken > 0)).toEqual([])
})

test('a full disk is no news to anybody', async () => {
  const heard: unknown[] = []
  noMorePages()
  await fillPages()
  store.onCommit((news) => heard.push(news))
  await burst(100)
  expect(heard).toEqual([])
  morePages()
})

test('what needs no room is answered while the disk is full', async () => {
  const { id } = accepted(await people.book(minji, phantom))
  noMorePages()
  await burst(100)
  expect(await store.queries.reservation(id, {})).toMatchObject({ status: 'awaiting-payment' })
  expect(await store.nextDue('approve-payment')).toEqual(expect.any(Number))
  morePages()
})

test('a database that somebody else holds takes no writes, says so, and is well afterwards', async () => {
  db.pragma('busy_timeout = 20')
  const other = new Database(folder.file('outerpark.db'))
  other.exec('BEGIN IMMEDIATE')
  const before = await whole()
  const [first] = await burst(3)
  expect(first).toMatchObject({ status: 'rejected', reason: { code: 'storage-unavailable' } })
  expect(await whole()).toEqual(before)
  other.exec('ROLLBACK')
  other.close()
  expect((await burst(3)).map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
})
