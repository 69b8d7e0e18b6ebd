import { readFileSync, statSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { openLog } from './log.ts'

let folder: ReturnType<typeof temporaryFolder>
let file: string
beforeEach(() => {
  folder = temporaryFolder()
  file = folder.file('daemon.log')
})
afterEach(() => folder.remove())

const lines = () =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

test('a line is there as soon as it is said, as JSON, with the mode and the process', () => {
  openLog(file, { level: 'info', mode: 'PRODUCTION' }).info({ url: 'http://127.0.0.1:1' }, 'open')
  expect(lines()).toMatchObject([
    { level: 30, mode: 'PRODUCTION', pid: process.pid, url: 'http://127.0.0.1:1', msg: 'open' },
  ])
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('what is less than the level is not said', () => {
  const log = openLog(file, { level: 'warn', mode: 'X' })
  log.info('not this')
  log.warn('this')
  expect(lines().map(({ msg }) => msg)).toEqual(['this'])
})

test('what came from outside cannot move a cursor when the log is read, wherever it stands in a line', () => {
  const log = openLog(file, { level: 'info', mode: 'X' })
  const bad = 'no card \u001b[2J\u202e\u009b'
  log.warn({ reason: bad }, 'task failed')
  log.warn({ from: 'sandbox' }, bad)
  log.warn(bad)
  log.error({ err: new Error(bad) }, 'fault')
  const [field, words, alone, error] = lines()
  expect([field.reason, words.msg, alone.msg, error.err.message]).toEqual(
    Array(4).fill('no card ·[2J··'),
  )
  expect(error.err.stack).toContain('Error: no card ·[2J··\n    at ')
  expect(error.err.type).toBe('Error')
})
