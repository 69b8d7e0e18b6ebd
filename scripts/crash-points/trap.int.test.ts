import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Disk, makeDisk } from './disk.ts'
import type { Fault } from './faults.ts'
import { beginLife } from './life.ts'
import { setTrap, type Trap } from './trap.ts'

let disk: Disk
let trap: Trap
beforeEach(() => {
  disk = makeDisk()
})
afterEach(() => {
  trap.closeAll()
  trap.remove()
  disk.remove()
})

/** The statements of `insertThree`: WAL, table, BEGIN, three times INSERT, COMMIT. */
const [SECOND_INSERT, COMMIT] = [5, 7]

/** Makes the fault happen at one of these statements, and returns the error that the process got. */
function insertThree(statement: number, fault: Fault) {
  trap = setTrap(disk, { number: 1, statement, fault, kind: 'write', sql: '' })
  const life = beginLife()
  trap.watch(life)
  const db = new Database(disk.file())
  db.pragma('journal_mode = WAL')
  db.exec('CREATE TABLE t (a)')
  const insert = db.prepare('INSERT INTO t VALUES (?)')
  let seen: unknown
  try {
    db.transaction(() => [1, 2, 3].forEach((a) => void insert.run(a))).immediate()
  } catch (error) {
    seen = error
  }
  return { seen, life, db }
}

/** The rows that the next process finds. */
function found(): unknown[] {
  const db = new Database(disk.file(), { readonly: false })
  try {
    trap.watch(beginLife())
    return db.prepare('SELECT a FROM t').pluck().all()
  } finally {
    db.close()
  }
}

test.each([
  ['killed before', SECOND_INSERT, []],
  ['killed before', COMMIT, []],
  ['killed within', COMMIT, []],
  ['killed after', COMMIT, [1, 2, 3]],
] as const)('%s statement %i, the next process finds %j', (fault, statement, rows) => {
  const { seen, life } = insertThree(statement, fault)
  expect(seen).toMatchObject({ name: 'ProcessDied' })
  expect(life.over()).toBe(true)
  expect(trap.sprung()).toBe(true)
  expect(found()).toEqual(rows)
})

test('a dead process executes nothing any more', () => {
  const { db } = insertThree(SECOND_INSERT, 'killed before')
  expect(() => db.prepare('SELECT 1').get()).toThrow('dead')
})

test.each([
  ['disk full', 'SQLITE_FULL'],
  ['disk error', 'SQLITE_IOERR_WRITE'],
] as const)('a %s undoes the transaction, and the process lives on', (fault, code) => {
  const { seen, life, db } = insertThree(SECOND_INSERT, fault)
  expect(seen).toMatchObject({ code })
  expect(life.over()).toBe(false)
  expect(db.inTransaction).toBe(false)
  expect(db.prepare('SELECT a FROM t').all()).toEqual([])
})

test('a disk error ends the transaction before its owner knows', () => {
  trap = setTrap(disk, { number: 1, statement: 2, fault: 'disk error', kind: 'read', sql: '' })
  trap.watch(beginLife())
  const db = new Database(disk.file())
  db.prepare('BEGIN').run()
  expect(() => db.prepare('SELECT 1').get()).toThrow('disk I/O error')
  expect(db.inTransaction).toBe(false)
})

test('read-only connections are not watched', () => {
  insertThree(COMMIT, 'killed after')
  const before = trap.statements.length
  const db = new Database(disk.file(), { readonly: true })
  expect(db.prepare('SELECT count(*) FROM t').pluck().get()).toBe(3)
  db.close()
  expect(trap.statements).toHaveLength(before)
})
