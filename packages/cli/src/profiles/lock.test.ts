import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withLock } from './lock.ts'

const QUICK = { leftBehindMs: 100, patienceMs: 5_000 }

let folder = ''
let lock = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outerpark-lock-'))
  lock = join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a stale lock is taken over by all waiting commands, one after another', async () => {
  writeFileSync(lock, '')
  let done = 0
  await Promise.all(Array.from({ length: 20 }, () => withLock(lock, () => done++, QUICK)))
  expect(done).toBe(20)
  expect(readdirSync(folder)).toEqual([])
})

test.each([-3600, 3600])(
  'a stale lock whose time is %i s off is taken over as well',
  async (offset) => {
    writeFileSync(lock, '')
    const time = Date.now() / 1000 + offset
    utimesSync(lock, time, time)
    expect(await withLock(lock, () => 'done', QUICK)).toBe('done')
  },
)

test('a lock that changes its owner is not stale, however old its time is', async () => {
  let made = 0
  const renew = () => {
    rmSync(lock, { force: true })
    writeFileSync(lock, '')
    utimesSync(lock, ++made, made)
  }
  renew()
  const timer = setInterval(renew, 20)
  const waiting = withLock(lock, () => made, { leftBehindMs: 200, patienceMs: 600 })
  await expect(waiting).rejects.toThrow('lock was there for 0.6 s')
  clearInterval(timer)
})

test('only one waiting command removes a stale lock', async () => {
  writeFileSync(lock, '')
  writeFileSync(`${lock}.guard`, '')
  const waiting = withLock(lock, () => 'done', { leftBehindMs: 50, patienceMs: 300 })
  await expect(waiting).rejects.toThrow(`${lock}.guard`)
  expect(readdirSync(folder).sort()).toEqual(['lock', 'lock.guard'])
})

test('a process that was suspended for too long does not remove the lock of the next one', async () => {
  const takenOver = () => {
    rmSync(lock)
    writeFileSync(lock, '')
    utimesSync(lock, 1, 1)
  }
  await withLock(lock, takenOver, QUICK)
  expect(readdirSync(folder)).toEqual(['lock'])
})
