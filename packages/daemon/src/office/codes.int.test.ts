import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MailRefused } from '../notice/mail/errors.ts'
import { openLog } from '../process/log.ts'
import { readConfig } from '../settings/config.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { openCodes } from './codes.ts'

test('S6: the log says why a code was not sent, and not to which address', async ({
  onTestFinished,
}) => {
  const folder = temporaryFolder()
  onTestFinished(folder.remove)
  const file = folder.file('daemon.log')
  const log = openLog(file, { level: 'info', mode: 'X', logFileBytes: 1_000_000, logFiles: 3 })
  const to = 'minji@example.com'
  const cause = new Error(`550 5.1.1 <${to}>: no such user`)
  const deliver = async () => {
    throw new MailRefused('550 5.1.1 <(the address)>: no such user', { cause })
  }
  const config = { ...readConfig({ OUTERPARK_HOME: folder.path }), addresses: 'code' } as const
  const { parts, stop } = openCodes(config, deliver, log)
  onTestFinished(stop)
  parts.codes?.send({ to, code: '123456', mail: 'sign-in', language: 'en', nonce: 'n' })
  const said = () => readFileSync(file, 'utf8')
  await expect.poll(said).toContain('code not sent')
  expect(said()).toContain('550 5.1.1 <(the address)>: no such user')
  expect(said()).not.toMatch(/minji|123456/)
})
