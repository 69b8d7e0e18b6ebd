import type { StoreTrouble } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { unavailable } from './storage-trouble.ts'
import { watchStorage } from './storage-watch.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

const sqlite = (code: string) => new Database.SqliteError('it says why', code)

/** A watch over a database that answers each trial with the given code, or takes it. */
function watched() {
  const heard: (string | undefined)[] = []
  const disk: { says: string | undefined; trials: number } = { says: undefined, trials: 0 }
  const watch = watchStorage({
    now: Date.now,
    tryWrite() {
      disk.trials += 1
      if (disk.says) throw sqlite(disk.says)
    },
    onTrouble: (now?: StoreTrouble) => heard.push(now && `${now.code} ${now.since}`),
  })
  const fail = (code: string) => {
    disk.says = code
    const error = unavailable(sqlite(code))
    if (!error) throw new Error(`${code} is no trouble.`)
    watch.failed(error)
  }
  return { ...watch, disk, heard, fail }
}

test('a write that failed refuses the next ones, until a trial goes through two seconds later', () => {
  const { disk, fail, heard, refusal, trouble } = watched()
  expect(refusal()).toBeUndefined()
  fail('SQLITE_FULL')
  expect(trouble()).toEqual({ code: 'storage-full', since: 1_000, reason: 'SQLITE_FULL' })
  expect(refusal()).toMatchObject({ code: 'storage-full', cause: { code: 'SQLITE_FULL' } })
  vi.advanceTimersByTime(10_000)
  expect(disk.trials).toBe(5)
  expect(refusal()).toBeDefined()
  disk.says = undefined
  vi.advanceTimersByTime(1_999)
  expect(refusal()).toBeDefined()
  vi.advanceTimersByTime(1)
  expect(refusal()).toBeUndefined()
  vi.advanceTimersByTime(10_000)
  expect(disk.trials).toBe(6)
  expect(heard).toEqual(['storage-full 1000', undefined])
})

test('what fails again and again is told once; a trouble that turns into another began when the first did', () => {
  const { fail, heard } = watched()
  fail('SQLITE_FULL')
  fail('SQLITE_FULL')
  vi.advanceTimersByTime(500)
  fail('SQLITE_IOERR_WRITE')
  expect(heard).toEqual(['storage-full 1000', 'storage-failing 1000'])
})

test('to a damaged database nothing is written any more, not even a trial', () => {
  const { disk, fail, heard, trouble } = watched()
  fail('SQLITE_FULL')
  fail('SQLITE_CORRUPT')
  disk.says = undefined
  vi.advanceTimersByTime(60_000)
  expect(disk.trials).toBe(0)
  fail('SQLITE_FULL')
  expect(trouble()).toMatchObject({ code: 'storage-damaged', reason: 'SQLITE_CORRUPT' })
  expect(heard).toHaveLength(2)
})

test('after the end nothing is tried', () => {
  const { disk, fail, stop } = watched()
  fail('SQLITE_FULL')
  stop()
  vi.advanceTimersByTime(60_000)
  expect(disk.trials).toBe(0)
})
