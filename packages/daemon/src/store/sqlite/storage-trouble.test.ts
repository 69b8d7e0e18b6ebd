import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { troubleOf, unavailable } from './storage-trouble.ts'

test.each([
  ['SQLITE_FULL', 'storage-full'],
  ['SQLITE_IOERR_SHMSIZE', 'storage-full'],
  ['SQLITE_IOERR', 'storage-failing'],
  ['SQLITE_IOERR_WRITE', 'storage-failing'],
  ['SQLITE_IOERR_FSYNC', 'storage-failing'],
  ['SQLITE_CORRUPT', 'storage-damaged'],
  ['SQLITE_CORRUPT_INDEX', 'storage-damaged'],
  ['SQLITE_NOTADB', 'storage-damaged'],
  ['SQLITE_READONLY', 'storage-read-only'],
  ['SQLITE_READONLY_DBMOVED', 'storage-read-only'],
  ['SQLITE_PERM', 'storage-read-only'],
  ['SQLITE_CANTOPEN', 'storage-unreachable'],
  ['SQLITE_BUSY', 'storage-unavailable'],
  ['SQLITE_BUSY_SNAPSHOT', 'storage-unavailable'],
  ['SQLITE_NOMEM', 'storage-unavailable'],
  ['SQLITE_IOERR_NOMEM', 'storage-unavailable'],
] as const)('%s is %s', (code, trouble) => {
  expect(troubleOf(code)).toBe(trouble)
  const error = unavailable(new Database.SqliteError('it says why', code))
  expect(error).toMatchObject({ code: trouble, cause: { code } })
})

test.each(['SQLITE_CONSTRAINT_CHECK', 'SQLITE_ERROR', 'SQLITE_LOCKED', 'SQLITE_MISUSE'])(
  '%s is a fault of the program, not of the disk',
  (code) => {
    expect(troubleOf(code)).toBeUndefined()
    expect(unavailable(new Database.SqliteError('it says why', code))).toBeUndefined()
  },
)

test('an error that is not of SQLite is none of the disk', () => {
  expect(unavailable(Object.assign(new Error('no room'), { code: 'SQLITE_FULL' }))).toBeUndefined()
})
