import { readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { openLog as open } from './log.ts'

let folder: ReturnType<typeof temporaryFolder>
let file: string
beforeEach(() => {
  folder = temporaryFolder()
  file = folder.file('daemon.log')
})
afterEach(() => folder.remove())

const openLog = (
  path: string,
  settings: { level: string; mode: string },
  limits = { logFileBytes: 1_000_000, logFiles: 3 },
) => open(path, { ...settings, ...limits })
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
  log.warn({ change: { steps: [bad] }, err: Object.assign(new Error('x'), { said: bad }) }, 'mail')
  const [field, words, alone, error, deep] = lines()
  expect([deep.change.steps[0], deep.err.said]).toEqual(Array(2).fill('no card ·[2J··'))
  expect([field.reason, words.msg, alone.msg, error.err.message]).toEqual(
    Array(4).fill('no card ·[2J··'),
  )
  expect(error.err.stack).toContain('Error: no card ·[2J··\n    at ')
  expect(error.err.type).toBe('Error')
})

/** Writes lines with the numbers 0 to `count - 1`. */
const count = (log: ReturnType<typeof openLog>, lines: number) => {
  for (let n = 0; n < lines; n++) log.info({ n }, 'line')
}
const numbersIn = (path: string): number[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).n)

test('C17: a log that is full is put aside, and the oldest files are deleted', () => {
  const log = openLog(file, { level: 'info', mode: 'X' }, { logFileBytes: 10_000, logFiles: 3 })
  count(log, 1_000)
  const files = readdirSync(folder.path).sort()
  expect(files).toEqual(['daemon.log', 'daemon.log.1', 'daemon.log.2'])
  for (const name of files) expect(statSync(folder.file(name)).size).toBeLessThan(10_200)
  const kept = ['daemon.log.2', 'daemon.log.1', 'daemon.log'].flatMap((name) =>
    numbersIn(folder.file(name)),
  )
  expect(kept.at(-1)).toBe(999)
  expect(kept).toEqual(kept.map((_, i) => (kept[0] ?? 0) + i))
  for (const name of files) expect(statSync(folder.file(name)).mode & 0o777).toBe(0o600)
})

test('C17: with one file only, what is full is begun anew', () => {
  count(openLog(file, { level: 'info', mode: 'X' }, { logFileBytes: 10_000, logFiles: 1 }), 500)
  expect(readdirSync(folder.path)).toEqual(['daemon.log'])
  expect(statSync(file).size).toBeLessThan(10_200)
})

test('C13: a log that was moved goes on under its name after it was opened again', () => {
  const log = openLog(file, { level: 'info', mode: 'X' })
  log.info('before')
  renameSync(file, folder.file('moved.log'))
  log.reopen()
  log.info('after')
  expect(lines().map(({ msg }) => msg)).toEqual(['after'])
})
