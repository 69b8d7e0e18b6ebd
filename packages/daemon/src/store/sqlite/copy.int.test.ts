import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { copyDatabase, damageIn, emptyJournalBeside } from './copy.ts'
import { openDatabase } from './database.ts'
import { journalBytes } from './journal-size.ts'
import { MIGRATIONS } from './tables.ts'

let folder: ReturnType<typeof temporaryFolder>
let db: Database.Database
beforeEach(() => {
  folder = temporaryFolder()
  db = openDatabase(folder.file('outerpark.db'), MIGRATIONS)
  // More than a few steps of the copy.
  db.exec("INSERT INTO meta VALUES ('much', printf('%.*c', 40 * 1024 * 1024, '.'))")
})
afterEach(() => {
  db.close()
  folder.remove()
})

const count = (from: Database.Database) =>
  Number(from.prepare("SELECT count(*) FROM meta WHERE name LIKE 'n%'").pluck().get())

test.each([{ beside: true }, { beside: false }])(
  'a copy in several steps is of one moment, however often others write meanwhile: %o',
  async (how) => {
    const write = db.prepare<[string]>("INSERT INTO meta VALUES (?, 'x')")
    for (let n = 0; n < 10; n++) write.run(`n${n}`)
    let written = 10
    // Between two steps the copy lets other work of its thread run: here the writer.
    const writing = setInterval(() => write.run(`n${written++}`), 0)
    await copyDatabase(db.name, folder.file('copy.db'), how)
    clearInterval(writing)
    expect(written).toBeGreaterThan(10)
    expect(damageIn(folder.file('copy.db'))).toBeUndefined()
    const copy = new Database(folder.file('copy.db'), { readonly: true })
    const copied = count(copy)
    copy.close()
    expect(copied).toBe(10)
    expect(count(db)).toBe(written)
  },
)

test('what the journal has is in the database afterwards, and the journal begins anew with the next commit', () => {
  db.exec("INSERT INTO meta VALUES ('n', 'x')")
  const large = journalBytes(db.name)
  expect(large).toBeGreaterThan(40 * 1024 * 1024)
  emptyJournalBeside(db.name)
  db.exec("INSERT INTO meta VALUES ('n2', 'x')")
  // SQLite uses the file from its beginning.
  expect(journalBytes(db.name)).toBe(large)
  expect(db.pragma('wal_checkpoint(PASSIVE)')).toMatchObject([
    { busy: 0, log: expect.toSatisfy((pages: number) => pages < 100) },
  ])
  expect(count(db)).toBe(2)
})
