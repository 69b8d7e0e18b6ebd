import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../settings/config.ts'
import { readConfigFile } from '../settings/config-file.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { mistakesIn } from './shown.ts'
import { writeSettings } from './write.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const say = (english: string) => english

/** Writes a setting into the file of a new home, and reads the file as a daemon does. */
async function written(name: string, text: string) {
  const env = { OUTERPARK_HOME: folder.path }
  const answer = await writeSettings({
    ...{ file: readConfigFile(folder.path), changes: [{ name, text }], env, say },
  })
  const file: unknown = JSON.parse(readFileSync(folder.file('config.json'), 'utf8'))
  return { answer, file, config: readConfig(env) }
}

test.each([
  ['backupEvery', '6h', '6h', 6 * 60 * 60 * 1000],
  ['port', '9090', 9_090, 9_090],
  ['accessLog', 'true', true, true],
  ['sandboxLatency', '400-620', '400-620', '400-620'],
  ['allowedHosts', 'a.example,b.example', ['a.example', 'b.example'], ['a.example', 'b.example']],
])(
  '%s %s is written, shown as it is in the file, and read again',
  async (name, text, inFile, meant) => {
    const { answer, file, config } = await written(name, text)
    expect(file).toEqual({ [name]: inFile })
    expect(answer).toMatchObject({
      kind: 'written',
      settings: [{ setting: { name, value: inFile } }],
    })
    expect(config).toMatchObject({ [name]: meant })
  },
)

test('a value that a variable of this shell hides must be right too', async () => {
  const env = { OUTERPARK_HOME: folder.path, OUTERPARK_PORT: '8081' }
  const changes = [{ name: 'port', text: '99999999' }]
  const write = () => writeSettings({ file: readConfigFile(folder.path), changes, env, say })
  await expect(write()).rejects.toThrow('must be a whole number from 0 to 65535')
  expect(() => readFileSync(folder.file('config.json'))).toThrow('ENOENT')
})

test('settings that need each other are taken out in one go, or none of them', async () => {
  const env = { OUTERPARK_HOME: folder.path }
  const write = (...changes: { name: string; text: string | undefined }[]) =>
    writeSettings({ file: readConfigFile(folder.path), changes, env, say })
  const pair = [
    { name: 'smtpHost', text: 'mail.example.com' },
    { name: 'smtpFrom', text: 'tickets@example.com' },
  ]
  const [host, from] = pair.map(({ name }) => ({ name, text: undefined }))
  if (!host || !from) throw new Error('There are two.')
  await write(...pair)
  await expect(write(host)).rejects.toThrow('OUTERPARK_SMTP_HOST: must be set')
  await write(host, from)
  expect(readConfig(env)).toMatchObject({ smtpHost: undefined, smtpFrom: undefined })
})

test('settings that need each other are written in one go, or none of them', async () => {
  const env = { OUTERPARK_HOME: folder.path }
  const host = { name: 'smtpHost', text: 'mail.example.com' }
  const from = { name: 'smtpFrom', text: 'tickets@example.com' }
  const write = (...changes: (typeof host)[]) =>
    writeSettings({ file: readConfigFile(folder.path), changes, env, say })
  await expect(write(host)).rejects.toThrow('OUTERPARK_SMTP_FROM: must be set')
  expect(() => readFileSync(folder.file('config.json'))).toThrow('ENOENT')
  expect(await write(host, from)).toMatchObject({
    settings: [{ setting: { name: 'smtpHost' } }, { setting: { name: 'smtpFrom' } }],
  })
  expect(readConfig(env)).toMatchObject({ smtpHost: host.text, smtpFrom: from.text })
})

test.each([
  [{ smtpHost: 'mail.example.com', smtpFrom: 'nonsense' }, 'smtpFrom', 'one mail address'],
  [{ webhookUrl: 'https://10.0.0.1/x', webhookSecret: SECRET }, 'webhookUrl', 'does not allow'],
  [{ webhookUrl: 'https://a.example', webhookSecret: 'whsec_abc' }, 'webhookSecret', '24 to 64'],
  [{ alertUrl: 'https://127.0.0.1/x', alertSecret: SECRET }, 'alertUrl', 'does not allow'],
  [{ alertUrl: 'nonsense', alertSecret: SECRET }, 'alertUrl', 'must start with https://'],
  [{ alertUrl: 'https://a.example', alertSecret: 'short' }, 'alertSecret', '24 to 64'],
  [{ tlsCert: '/no/cert.pem', tlsKey: '/no/key.pem' }, 'tlsCert', 'cannot be read'],
  // The range of documentation (RFC 5737) is that of no machine.
  [{ host: '192.0.2.1' }, 'host', 'is no name or address of this machine'],
])('what a start refuses is not written, and names the setting: %j', async (given, name, says) => {
  const env = { OUTERPARK_HOME: folder.path }
  const changes = Object.entries(given).map(([name, text]) => ({ name, text }))
  const refused = writeSettings({ file: readConfigFile(folder.path), changes, env, say })
  await expect(refused).rejects.toThrow(
    expect.objectContaining({
      code: 'config-invalid',
      message: expect.stringMatching(new RegExp(`^${name}\\b.*: .*${says}`)),
    }),
  )
  expect(existsSync(folder.file('config.json'))).toBe(false)
  // Every mistake at once, also for whoever has written the file by hand.
  writeFileSync(folder.file('config.json'), JSON.stringify(given), { mode: 0o600 })
  const mistakes = await mistakesIn(readConfigFile(folder.path), env, 'en')
  expect(mistakes).toEqual([expect.stringContaining(says)])
  expect(mistakes[0]).toContain(`${name}${name === 'host' ? '' : ` (in ${folder.path}`}`)
})

test('all that a start refuses is told at once', async () => {
  const given = { alertUrl: 'nonsense', alertSecret: 'short', host: '192.0.2.1' }
  const changes = Object.entries(given).map(([name, text]) => ({ name, text }))
  const env = { OUTERPARK_HOME: folder.path }
  const refused = writeSettings({ file: readConfigFile(folder.path), changes, env, say })
  await expect(refused).rejects.toThrow(/alertUrl .*; alertSecret .*; host/)
})
