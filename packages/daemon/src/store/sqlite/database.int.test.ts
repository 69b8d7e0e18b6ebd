import { statSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { openDatabase } from './database.ts'
import { MIGRATIONS } from './tables.ts'

let folder: ReturnType<typeof temporaryFolder>
let file: string
beforeEach(() => {
  folder = temporaryFolder()
  file = folder.file('outerpark.db')
})
afterEach(() => {
  vi.restoreAllMocks()
  folder.remove()
})

const look = <T>(see: (db: Database.Database) => T): T => {
  const db = new Database(file)
  try {
    return see(db)
  } finally {
    db.close()
  }
}
const versionIn = (db: Database.Database) => db.pragma('user_version', { simple: true })

test('a connection writes through to the disk at each commit, and keeps its references whole', () => {
  const db = openDatabase(file, MIGRATIONS)
  expect(db.pragma('synchronous', { simple: true })).toBe(2)
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  db.close()
})

test('a connection that does not write through is refused, and not left open', () => {
  const pragma = Database.prototype.pragma
  vi.spyOn(Database.prototype, 'pragma').mockImplementation(function (
    this: Database.Database,
    source,
    options,
  ) {
    return source === 'synchronous' ? 1 : pragma.call(this, source, options)
  })
  const close = vi.spyOn(Database.prototype, 'close')
  expect(() => openDatabase(file, MIGRATIONS)).toThrow(
    expect.objectContaining({ name: 'DatabaseRefused', code: 'database-not-durable' }),
  )
  expect(close).toHaveBeenCalledOnce()
})

test.each([
  ['3.51.2', true],
  ['3.50.9', true],
  ['2.99.99', true],
  ['3.51.3', false],
  ['3.52.0', false],
  ['4.0.0', false],
])('SQLite %s is refused: %s', (version, refused) => {
  const prepare = Database.prototype.prepare
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (
    this: Database.Database,
    source: string,
  ) {
    return prepare.call(this, source.replace('sqlite_version()', `'${version}'`))
  })
  const open = () => openDatabase(file, MIGRATIONS).close()
  if (refused) expect(open).toThrow(expect.objectContaining({ code: 'sqlite-too-old' }))
  else expect(open).not.toThrow()
})

test('a database from a newer version is refused with what to do, and not touched', () => {
  openDatabase(file, MIGRATIONS).close()
  look((db) => db.pragma('user_version = 99'))
  const { size, mtimeMs } = statSync(file)
  expect(() => openDatabase(file, MIGRATIONS)).toThrow(
    expect.objectContaining({
      name: 'DatabaseRefused',
      code: 'database-newer',
      message: expect.stringMatching(
        /newer OuterPark \(version 99; .*Use that version, or another home/,
      ),
    }),
  )
  expect(statSync(file)).toMatchObject({ size, mtimeMs })
  expect(look(versionIn)).toBe(99)
})

test('a database is brought from the version it is of to the newest, and only once', () => {
  const first = 'CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)'
  const second = 'CREATE TABLE more (id INTEGER PRIMARY KEY)'
  openDatabase(file, [first]).close()
  expect(look(versionIn)).toBe(1)
  openDatabase(file, [first, second]).close()
  openDatabase(file, [first, second]).close()
  expect(look(versionIn)).toBe(2)
  expect(
    look((db) =>
      db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'more'").pluck().get(),
    ),
  ).toBe(1)
})

test('what waits when the channels get their queues is there afterwards, as it was', () => {
  openDatabase(file, MIGRATIONS.slice(0, 2)).close()
  look((db) =>
    db.exec(`
      INSERT INTO customers VALUES (1, 'CU-1', 'Kim', 'k@e.com', 'ko');
      INSERT INTO tasks VALUES
        (7, 'send-notice', 3, 'EV-1', '{}', 1000, 2, 'lease', 0, 'no answer', 500),
        (9, 'cancel-payment', 4, 'EV-2', '{"a":1}', 2000, 5, NULL, 1, 'never', 600);`),
  )
  const columns =
    'seq, kind, reservation, caused_by, body, due_at, attempts, lease, dead, last_error, queued_at'
  const tasks = () => look((db) => db.prepare(`SELECT ${columns} FROM tasks ORDER BY seq`).all())
  const before = tasks()
  openDatabase(file, MIGRATIONS.slice(0, 4)).close()
  expect(before).toHaveLength(2)
  expect(tasks()).toEqual(before)
  expect(look((db) => db.prepare('SELECT mail FROM customers').pluck().all())).toEqual([1])
  const indices = "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'tasks'"
  expect(look((db) => db.prepare(indices).pluck().all()).sort()).toEqual([
    'tasks_dead',
    'tasks_dead_by_kind',
    'tasks_due',
    'tasks_postponed',
  ])
})

test('a migration that fails leaves the database as it was', () => {
  const first = 'CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)'
  openDatabase(file, [first]).close()
  expect(() =>
    openDatabase(file, [first, 'CREATE TABLE half (id INTEGER)', 'no SQL at all']),
  ).toThrow()
  expect(look(versionIn)).toBe(1)
  expect(
    look((db) =>
      db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get(),
    ),
  ).toBe(0)
})

test('a file that is no database is refused', () => {
  writeFileSync(file, 'x'.repeat(4096))
  expect(() => openDatabase(file, MIGRATIONS)).toThrow(/not a database/)
})
