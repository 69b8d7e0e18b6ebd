import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MailNotSent, MailRefused } from '../notice/mail/errors.ts'
import { openLog } from '../process/log.ts'
import { readConfig } from '../settings/config.ts'
import { temporaryFolder } from '../testing/folder.ts'
import type { DeliverCode } from './code-sender.ts'
import { openCodes } from './codes.ts'

/** Sends a code in this way. The result reads what the log says. */
function codeBy(deliver: DeliverCode, onTestFinished: (act: () => void) => void) {
  const folder = temporaryFolder()
  onTestFinished(folder.remove)
  const file = folder.file('daemon.log')
  const log = openLog(file, { level: 'info', mode: 'X', logFileBytes: 1_000_000, logFiles: 3 })
  const config = { ...readConfig({ OUTERPARK_HOME: folder.path }), addresses: 'code' } as const
  const { parts, stop } = openCodes(config, deliver, log)
  onTestFinished(stop)
  const mail = { mail: 'sign-in', language: 'en', nonce: 'n', requestId: 'RQ' } as const
  parts.codes?.send({ to: 'minji@example.com', code: '123456', ...mail })
  return () => readFileSync(file, 'utf8')
}

test('S6: the log says why a code was not sent, and not to which address', async ({
  onTestFinished,
}) => {
  const cause = new Error('550 5.1.1 <minji@example.com>: no such user')
  const said = codeBy(async () => {
    throw new MailRefused('550 5.1.1 <(the address)>: no such user', { cause })
  }, onTestFinished)
  await expect.poll(said).toContain('code not sent')
  expect(said()).toContain('550 5.1.1 <(the address)>: no such user')
  expect(said()).toContain('"next":"given up"')
  expect(said()).not.toMatch(/minji|123456/)
})

test('A3: the log says at the first try that fails that a code was not sent, and for which request', async ({
  onTestFinished,
}) => {
  let tries = 0
  const said = codeBy(async () => {
    tries += 1
    throw new MailNotSent('connect ECONNREFUSED', { cause: new Error('minji@example.com') })
  }, onTestFinished)
  await expect.poll(said).toContain('code not sent')
  expect(tries).toBe(1)
  const [line, ...others] = said().trim().split('\n')
  expect(others).toEqual([])
  expect(JSON.parse(line ?? '')).toMatchObject({
    requestId: 'RQ',
    next: 'retry',
    reason: 'MailNotSent: connect ECONNREFUSED',
  })
  expect(line).not.toMatch(/minji|123456|stack/)
})
