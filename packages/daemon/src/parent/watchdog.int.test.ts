import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { until } from '../testing/settled.ts'
import { keepWatchdog } from './watchdog.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
  program()
})
afterEach(() => folder.remove())

/** Stands for the program of systemd, and writes down what it was asked to send, and where. */
function program(end = 'exit 0'): void {
  const script = `#!/bin/sh\necho "$NOTIFY_SOCKET $*" >> ${folder.path}/sent\n${end}\n`
  writeFileSync(join(folder.path, 'systemd-notify'), script, { mode: 0o700 })
}
const sent = () => {
  const file = join(folder.path, 'sent')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}
/** The time of the unit (ms). A program that takes longer than a third of it is killed. */
const UNIT_MS = 600
const unit = (more: Record<string, string> = {}) => ({
  NOTIFY_SOCKET: '/run/systemd/notify',
  WATCHDOG_USEC: String(UNIT_MS * 1_000),
  // Nothing else: the timers outlive the test, and must not find the real program when the folder is gone.
  PATH: folder.path,
  ...more,
})

test('systemd is told three times in the time that the unit sets', async () => {
  const failed = vi.fn()
  const begun = performance.now()
  keepWatchdog(unit({ WATCHDOG_PID: String(process.pid) }), process.pid, failed)
  await until('three signs of life', () => sent().length >= 3)
  // The third one comes after two thirds; a timer may be some milliseconds early.
  expect(performance.now() - begun).toBeGreaterThan((UNIT_MS * 2) / 3 - 10)
  expect(new Set(sent())).toEqual(new Set(['/run/systemd/notify WATCHDOG=1']))
  expect(failed).not.toHaveBeenCalled()
})

test.each([
  ['without a watchdog in the unit', { WATCHDOG_USEC: '' }],
  ['with a watchdog for another process', { WATCHDOG_PID: '1' }],
  ['without systemd', { NOTIFY_SOCKET: '' }],
])('%s nobody is told', async (_, more) => {
  keepWatchdog(unit(more), process.pid, vi.fn())
  // Another one that tells, and began later.
  keepWatchdog(unit({ NOTIFY_SOCKET: '/other' }), process.pid, vi.fn())
  await until('the other one', () => sent().length >= 2)
  expect(new Set(sent())).toEqual(new Set(['/other WATCHDOG=1']))
})

test('if it does not work, that is said once', async () => {
  const failed = vi.fn()
  program('echo refused >&2; exit 1')
  keepWatchdog(unit(), process.pid, failed)
  await until('three failures', () => sent().length >= 3)
  await until('word of it', () => failed.mock.calls.length > 0)
  expect(failed.mock.calls).toEqual([['refused']])
})
