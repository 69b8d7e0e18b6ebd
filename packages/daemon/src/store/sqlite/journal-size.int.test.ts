import type Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { openDatabase, openReader } from './database.ts'
import { journalBytes, keepJournalSmall } from './journal-size.ts'
import { MIGRATIONS } from './tables.ts'

const LARGE = 1024 * 1024

let folder: ReturnType<typeof temporaryFolder>
let db: Database.Database
let stop = () => {}
beforeEach(() => {
  folder = temporaryFolder()
  db = openDatabase(folder.file('outerpark.db'), MIGRATIONS)
})
afterEach(() => {
  stop()
  db.close()
  folder.remove()
})

const keep = () => {
  stop = keepJournalSmall(db, { large: LARGE, everyMs: 20 })
}
/** Writes about so many bytes, in one commit. */
const write = (bytes: number) =>
  db.prepare("INSERT OR REPLACE INTO meta VALUES ('much', printf('%.*c', ?, '.'))").run(bytes)
const size = () => journalBytes(db.name)

test('a large write-ahead log is emptied once nobody writes', async () => {
  write(2 * LARGE)
  expect(size()).toBeGreaterThan(LARGE)
  keep()
  await expect.poll(size).toBe(0)
  expect(db.prepare("SELECT length(value) FROM meta WHERE name = 'much'").pluck().get()).toBe(
    2 * LARGE,
  )
})

test('while a reader needs it, it stays, and nobody waits for the reader', async () => {
  const reader = openReader(db.name)
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM meta').get()
  write(2 * LARGE)
  keep()
  const begun = performance.now()
  await expect.poll(() => performance.now() - begun, { interval: 20 }).toBeGreaterThan(200)
  expect(size()).toBeGreaterThan(LARGE)
  expect(performance.now() - begun).toBeLessThan(2_000)
  reader.exec('COMMIT')
  reader.close()
  await expect.poll(size).toBe(0)
})

test('while somebody writes it stays, and so does a small one', async () => {
  write(2 * LARGE)
  let looks = 0
  keep()
  // More often than it is looked: so each look finds something new.
  const writing = setInterval(() => {
    looks += 1
    db.exec("INSERT OR REPLACE INTO meta VALUES ('little', 'x')")
  }, 2)
  await expect.poll(() => looks).toBeGreaterThan(50)
  expect(size()).toBeGreaterThan(LARGE)
  clearInterval(writing)
  await expect.poll(size).toBe(0)
  write(1_000)
  const small = size()
  const begun = performance.now()
  await expect.poll(() => performance.now() - begun).toBeGreaterThan(100)
  expect(size()).toBe(small)
})
