import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { interceptStatements } from './statements.ts'

let db: Database.Database
let seen: string[]
let stop: () => void

beforeEach(() => {
  db = new Database(':memory:')
  db.exec('CREATE TABLE t (a)')
  seen = []
  stop = interceptStatements(({ kind, sql, inTransaction }, execute) => {
    seen.push(`${inTransaction ? 'in ' : ''}${kind}: ${sql}`)
    return execute()
  })
})
afterEach(() => {
  stop()
  db.close()
})

test('every executed statement is intercepted, in order, and has the same effect as before', () => {
  const insert = db.prepare('INSERT INTO\n  t VALUES (?)')
  expect(insert.run(1).changes).toBe(1)
  expect(db.prepare('SELECT a FROM t').get()).toEqual({ a: 1 })
  expect(db.prepare('SELECT a FROM t').all()).toEqual([{ a: 1 }])
  expect([...db.prepare('SELECT a FROM t').pluck().iterate()]).toEqual([1])
  db.exec('DELETE FROM t')
  expect(db.pragma('user_version', { simple: true })).toBe(0)
  expect(seen).toEqual([
    'write: INSERT INTO t VALUES (?)',
    'read: SELECT a FROM t',
    'read: SELECT a FROM t',
    'read: SELECT a FROM t',
    'script: DELETE FROM t',
    'pragma: PRAGMA user_version',
  ])
})

test('the statements that begin and end a transaction are intercepted, also those of the library', () => {
  const insert = db.prepare('INSERT INTO t VALUES (1)')
  db.transaction(() => insert.run()).immediate()
  expect(seen).toEqual([
    'begin: BEGIN IMMEDIATE',
    'in write: INSERT INTO t VALUES (1)',
    'in commit: COMMIT',
  ])
})

test('if the interceptor throws, the caller gets that as the error of the statement', () => {
  const insert = db.prepare('INSERT INTO t VALUES (1)')
  stop()
  stop = interceptStatements(() => {
    throw new Database.SqliteError('no room', 'SQLITE_FULL')
  })
  expect(() => insert.run()).toThrow('no room')
  stop()
  expect(db.prepare('SELECT * FROM t').all()).toEqual([])
})

test('after the interceptor is removed no statement is intercepted', () => {
  stop()
  db.prepare('SELECT 1').get()
  db.exec('SELECT 1')
  expect(seen).toEqual([])
})
