import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { until } from '../testing/settled.ts'
import { keepWatchdog } from './watchdog.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
  // Stands for the program of systemd, and writes down what it was asked to send, and where.
  const program = `#!/bin/sh\necho "$NOTIFY_SOCKET $*" >> ${folder.path}/sent\n`
  writeFileSync(join(folder.path, 'systemd-notify'), program)
  chmodSync(join(folder.path, 'systemd-notify'), 0o700)
})
afterEach(() => folder.remove())

const sent = () => {
  const file = join(folder.path, 'sent')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}
const unit = (more: Record<string, string> = {}) => ({
  NOTIFY_SOCKET: '/run/systemd/notify',
  WATCHDOG_USEC: '150000',
  PATH: `${folder.path}:${process.env.PATH}`,
  ...more,
})

test('systemd is told three times in the time that the unit sets', async () => {
  const failed = vi.fn()
  const begun = performance.now()
  keepWatchdog(unit({ WATCHDOG_PID: String(process.pid) }), process.pid, failed)
  await until('three signs of life', () => Promise.resolve(sent().length >= 3))
  expect(performance.now() - begun).toBeGreaterThan(90)
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
  await until('the other one', () => Promise.resolve(sent().length >= 2))
  expect(new Set(sent())).toEqual(new Set(['/other WATCHDOG=1']))
})

test('if it does not work, that is said once', async () => {
  const failed = vi.fn()
  writeFileSync(join(folder.path, 'systemd-notify'), '#!/bin/sh\necho refused >&2\nexit 1\n')
  keepWatchdog(unit({ WATCHDOG_USEC: '30000' }), process.pid, failed)
  await until('a failure', () => Promise.resolve(failed.mock.calls.length > 0))
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(failed.mock.calls).toEqual([['refused']])
})
