import { closeSync, openSync, statSync, truncateSync, writeSync } from 'node:fs'
import type { CustomerId, PerformanceId } from '@outerpark/core/kernel'
import type { Store, StoreTrouble } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
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
let heard: (string | undefined)[]

beforeEach(async () => {
  folder = temporaryFolder()
  heard = []
  const upkeep = { onTrouble: (now?: StoreTrouble) => void heard.push(now?.code) }
  const parts = { clock: manualClock(), newId: countedIds(), upkeep }
  const open = withConnection(() => openSqliteStore(folder.file('outerpark.db'), parts))
  store = open.opened
  db = open.db
  people = actors(store)
  minji = await people.customer()
  phantom = (await people.performance([grade('VIP', 10_000)])).performanceId
  accepted(await people.book(minji, phantom))
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

const book = () => people.book(minji, phantom)
const claim = () => store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 1_000 })

test('on a full disk nothing is booked and no task begun; it goes on by itself when there is room', async () => {
  db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`)
  const first = await Promise.allSettled(Array.from({ length: 100 }, book))
  // A group of commits ends after 20 ms. The first ones of a busy machine are short, and may fit into the pages that there are.
  const booked = first.findIndex(({ status }) => status === 'rejected')
  expect(booked).toBeGreaterThanOrEqual(0)
  for (const result of first.slice(booked))
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'storage-full' } })
  expect(store.trouble()).toMatchObject({ code: 'storage-full', reason: 'SQLITE_FULL' })
  await expect(claim()).rejects.toMatchObject({ code: 'storage-full' })
  expect(await seatsOf(store, phantom)).toMatchObject({ held: 1 + booked })
  // There is room, but nobody has tried it yet.
  db.pragma('max_page_count = 1000000')
  await expect(book()).rejects.toMatchObject({
    code: 'storage-full',
    cause: { code: 'SQLITE_FULL' },
  })
  await expect.poll(() => store.trouble(), { timeout: 10_000 }).toBeUndefined()
  expect(heard).toEqual(['storage-full', undefined])
  accepted(await book())
  expect(await claim()).toHaveLength(1)
  expect(await seatsOf(store, phantom)).toMatchObject({ held: 2 + booked })
  expect(findingsIn(db).filter(({ broken }) => broken > 0)).toEqual([])
  expect(db.prepare("SELECT 1 FROM meta WHERE name = 'trial'").get()).toBeUndefined()
})

test('a database that may only be read says so, and goes on when it may be written', async () => {
  db.pragma('query_only = ON')
  await expect(book()).rejects.toMatchObject({ code: 'storage-read-only' })
  expect(store.trouble()).toMatchObject({ reason: 'SQLITE_READONLY' })
  expect(await seatsOf(store, phantom)).toMatchObject({ held: 1 })
  db.pragma('query_only = OFF')
  await expect.poll(() => store.trouble(), { timeout: 10_000 }).toBeUndefined()
  accepted(await book())
})

/** Lets SQLite forget the pages that it has read, so that it reads the file again. */
function forgetPages(): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.pragma('shrink_memory')
}

/** Overwrites all pages of the database but the first ones, which say what is in it. */
function garble(): void {
  const size = Number(db.pragma('page_size', { simple: true }))
  const file = openSync(db.name, 'r+')
  for (let at = 8 * size; at < statSync(db.name).size; at += size)
    writeSync(file, Buffer.alloc(size, 0x5a), 0, size, at)
  closeSync(file)
}

test.each([
  ['garbled', garble],
  ['cut off', () => truncateSync(db.name, 8 * Number(db.pragma('page_size', { simple: true })))],
])('a database that is %s takes nothing more, whatever is tried', async (_, damage) => {
  forgetPages()
  damage()
  for (let n = 0; n < 2; n++)
    await expect(book()).rejects.toMatchObject({ code: 'storage-damaged' })
  expect(store.trouble()).toMatchObject({ code: 'storage-damaged' })
  await expect(claim()).rejects.toMatchObject({ code: 'storage-damaged' })
  expect(heard).toEqual(['storage-damaged'])
})

test('a read that finds damage stops the bookings, too', async () => {
  forgetPages()
  garble()
  await expect(store.queries.reservations({ limit: 10 })).rejects.toMatchObject({
    code: 'storage-damaged',
  })
  expect(heard).toEqual(['storage-damaged'])
  await expect(book()).rejects.toMatchObject({ code: 'storage-damaged' })
})
