import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { type AlertStanding, standingIn } from './standing.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const since = '2026-11-30T12:00:00.000Z'
const raised = { alert: 'disk-low' as const, since, facts: { freeBytes: 1 } }
const message = {
  ...{ type: 'alert.raised' as const, timestamp: since },
  data: { ...raised, mode: 'PRODUCT' },
}
const STANDING: AlertStanding = {
  raised: [raised],
  over: [{ alert: 'dead-letter', at: since }],
  ways: { 'command x': { told: [{ message, at: 1 }], failing: null } },
}

test('what is kept is read again, and only its owner can', () => {
  const file = folder.file('alerts.json')
  standingIn(file).write(STANDING)
  expect(standingIn(file).read()).toEqual(STANDING)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test.each([
  ['no file', undefined],
  ['half of one', '{"raised":[{'],
  [
    'an alert that this version does not know',
    JSON.stringify({ ...STANDING, raised: [{ ...raised, alert: 'flood' }] }),
  ],
])('%s counts as nothing', (_, text) => {
  const file = folder.file('alerts.json')
  if (text !== undefined) writeFileSync(file, text, { mode: 0o600 })
  expect(standingIn(file).read()).toBe(undefined)
})

test('a file that cannot be read or written for another reason says so', () => {
  const file = join(folder.file('plain'), 'alerts.json')
  writeFileSync(folder.file('plain'), '')
  expect(() => standingIn(file).read()).toThrow('ENOTDIR')
  expect(() => standingIn(file).write(STANDING)).toThrow('ENOTDIR')
})

test('on a full disk it is written over what is there', ({ skip }) => {
  const options = ['-t', 'tmpfs', '-o', 'size=64k,mode=0700', 'tmpfs', folder.path]
  if (spawnSync('mount', options).status !== 0) return skip('this user may not mount a small disk')
  try {
    const file = join(folder.path, 'alerts.json')
    const store = standingIn(file)
    const fill = () => writeFileSync(join(folder.path, 'much'), Buffer.alloc(99_999))
    expect(fill).toThrow('ENOSPC')
    // There is no file yet, which is not what has to be known.
    expect(() => store.write(STANDING)).toThrow(/ENOSPC.*; ENOENT/)
    rmSync(join(folder.path, 'much'))
    store.write({ raised: [], over: [], ways: {} })
    expect(fill).toThrow('ENOSPC')
    store.write(STANDING)
    expect(store.read()).toEqual(STANDING)
    store.write({ ...STANDING, raised: [] })
    expect(store.read()).toEqual({ ...STANDING, raised: [] })
    const long = { ...STANDING, over: Array.from({ length: 999 }, () => STANDING.over[0]) }
    expect(() => store.write(long as AlertStanding)).toThrow(/ENOSPC.*has no room/)
    expect(readFileSync(file, 'utf8')).toContain('command x')
  } finally {
    spawnSync('umount', [folder.path])
  }
})
