import { chmodSync, existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import type { AlertMessage, StatusResponse } from '@outerpark/core/contract'
import { pino } from 'pino'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { receiver } from '../notice/webhook/testing/receiver.ts'
import { homeFiles } from '../process/home.ts'
import { readConfig } from '../settings/config.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { openAlerts } from './alerts.ts'
import { checkParts } from './check-parts.ts'

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
const clock = { now: Date.now }

let folder: ReturnType<typeof temporaryFolder>
let hook: Awaited<ReturnType<typeof receiver>>
beforeEach(async () => {
  folder = temporaryFolder()
  hook = await receiver()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
  hook.close()
  folder.remove()
})

/** A status with dead letters; the alerts look at nothing else of it here. */
const statusWith = (dead: number) =>
  ({
    startedAt: new Date().toISOString(),
    tasks: { 'send-mail': { waiting: 0, dead } },
    ...{ payment: { breaker: { state: 'closed' } }, channels: ['inbox'] },
    failing: [],
  }) as unknown as StatusResponse

function open(env: Readonly<Record<string, string>>) {
  const lines: string[] = []
  const config = readConfig({ ...env, OUTERPARK_HOME: folder.path })
  checkParts(config)
  const log = pino({}, { write: (line: string) => lines.push(line) })
  let dead = 1
  const { watch, close } = openAlerts(config, { clock, log })
  const { raised, stop } = watch({ backups: () => undefined })(async () => statusWith(dead))
  return {
    raised,
    lines,
    mend: () => {
      dead = 0
    },
    look: () => vi.advanceTimersByTime(10_000),
    async end() {
      await stop()
      close()
    },
  }
}

/** A program that keeps what it was told. */
function program(heard: string): string {
  const file = folder.file('tell-me')
  writeFileSync(file, `#!/bin/sh\ncat >> '${heard}'\n`)
  chmodSync(file, 0o700)
  return file
}

test('the command and the address hear that an alert begins and that it ends, the address signed', async () => {
  const heard = folder.file('heard')
  const { look, mend, raised, lines, end } = open({
    ...{ OUTERPARK_ALERT_COMMAND: program(heard), OUTERPARK_ALERT_PAUSE_MS: '0' },
    ...{ OUTERPARK_ALERT_URL: hook.url, OUTERPARK_ALERT_SECRET: SECRET },
    OUTERPARK_WEBHOOK_ALLOW_PRIVATE: 'true',
  })
  const told = () =>
    existsSync(heard)
      ? readFileSync(heard, 'utf8')
          .trim()
          .split('\n')
          .map((line): AlertMessage => JSON.parse(line))
      : []
  look()
  await expect.poll(told).toMatchObject([{ type: 'alert.raised', data: { alert: 'dead-letter' } }])
  await expect.poll(() => hook.received).toHaveLength(1)
  expect(raised()).toMatchObject([{ alert: 'dead-letter', facts: { tasks: 1 } }])
  mend()
  await expect
    .poll(() => {
      look()
      return told()
    })
    .toHaveLength(2)
  expect(told()[1]).toMatchObject({ type: 'alert.cleared', data: { facts: {} } })
  await expect.poll(() => hook.received).toHaveLength(2)
  for (const [n, { body, headers }] of hook.received.entries())
    expect(new Webhook(SECRET).verify(body, headers as Record<string, string>)).toEqual(told()[n])
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['alert raised', 'alert cleared'])
  await end()
})

test('a command that fails is told of in the log, and the other way is not held up', async () => {
  const { look, lines, end } = open({
    ...{ OUTERPARK_ALERT_COMMAND: '/bin/false', OUTERPARK_ALERT_URL: hook.url },
    ...{ OUTERPARK_ALERT_SECRET: SECRET, OUTERPARK_WEBHOOK_ALLOW_PRIVATE: 'true' },
  })
  look()
  await expect.poll(() => hook.received).toHaveLength(1)
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['alert raised', 'alert not told'])
  await end()
})

test.each([
  [{ OUTERPARK_ALERT_URL: 'https://a.example' }, 'OUTERPARK_ALERT_SECRET: must be set'],
  [{ OUTERPARK_ALERT_SECRET: SECRET }, 'OUTERPARK_ALERT_URL: must be set'],
  [
    { OUTERPARK_ALERT_URL: 'http://a.example/x', OUTERPARK_ALERT_SECRET: SECRET },
    'OUTERPARK_ALERT_URL: must be https://',
  ],
  [{ OUTERPARK_ALERT_URL: 'https://10.0.0.1/x', OUTERPARK_ALERT_SECRET: SECRET }, 'does not allow'],
  [
    { OUTERPARK_ALERT_URL: 'https://a.example/x', OUTERPARK_ALERT_SECRET: 'short' },
    'OUTERPARK_ALERT_SECRET: The webhook',
  ],
  [{ OUTERPARK_ALERT_COMMAND: 'tell-me' }, 'must be a whole path'],
])('wrong settings are refused: %j', (env, says) => {
  expect(() => open(env)).toThrow(says)
})

test('the log says once that alerts cannot be kept, and why, and once that they are kept again', async () => {
  const inTheWay = `${homeFiles(folder.path).alerts}.new`
  mkdirSync(inTheWay)
  const { look, lines, end } = open({})
  const told = () => lines.map((line) => JSON.parse(line)).filter(({ msg }) => /kept/.test(msg))
  const message = expect.stringContaining('alerts.json.new')
  for (let n = 0; n < 3; n++) {
    look()
    await new Promise(setImmediate)
  }
  expect(told()).toEqual([expect.objectContaining({ msg: 'alerts not kept', level: 40 })])
  expect(told()[0].err.message).toEqual(message)
  rmdirSync(inTheWay)
  await expect
    .poll(() => {
      look()
      return told().at(-1).msg
    })
    .toBe('alerts are kept again')
  expect(told()).toHaveLength(2)
  await end()
})
