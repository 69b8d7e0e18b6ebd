import { randomUUID } from 'node:crypto'
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark(inProcess)
afterAll(() => outerpark.close())

const inHome = (name: string) => join(outerpark.home, name)
const read = (name: string) => readFileSync(inHome(name), 'utf8')

/** Of people; and secrets in every setting that may have one, marked so that they are recognized. */
const PEOPLE = ['Kim Minji', 'Minji', 'minji', 'example.com', 'theatre.example']
const SECRETS = {
  smtpPassword: `password-${randomUUID()}`,
  smtpUser: 'minji-at-the-mail-server',
  webhookUrl: `https://hooks.theatre.example/${randomUUID()}`,
  webhookSecret: `whsec_${Buffer.from(randomUUID()).toString('base64')}`,
}

test('the bundle of a box office with customers, trouble and secrets has none of them in it', async () => {
  writeFileSync(
    inHome('config.json'),
    JSON.stringify({
      ...SECRETS,
      // Nobody listens on port 1.
      ...{ smtpHost: '127.0.0.1', smtpPort: 1, smtpFrom: 'Minji <minji@theatre.example>' },
      ...{ smtpSecurity: 'none', addresses: 'believe', logLevel: 'debug', accessLog: true },
      allowedHosts: ['tickets.theatre.example'],
    }),
    { mode: 0o600 },
  )
  const { performances } = await outerpark.json<{ performances: { id: string }[] }>(
    ...['musical', 'register', 'Hadestown', '--venue', 'V', '--at', '2037-03-03T19:30+09:00'],
    ...['--seats', '9', '--price', '1000'],
  )
  await outerpark.json('signup', '--name', 'Kim Minji', '--email', 'minji@example.com')
  await outerpark.json('book', '--yes', performances[0]?.id ?? '', '--seats', '2')
  await expect.poll(() => read('daemon.log')).toContain('task failed')
  // What an older daemon, or a mail server, may have put there.
  const planted = {
    reason: 'MailRefused: 550 Kim Minji <minji@example.com> unknown',
    to: 'Kim Minji',
  }
  const err = {
    type: 'Error',
    message: `Minji ${SECRETS.smtpPassword}`,
    stack: 'Error: Minji\n    at f (/x.js:1:2)',
  }
  const line = { level: 50, time: Date.now(), ...planted, err, msg: 'fault' }
  appendFileSync(inHome('daemon.log'), `${JSON.stringify(line)}\nKim Minji was here\n`)

  const { stderr } = await outerpark.run(['doctor', '--bundle', inHome('bundle.json')])
  expect(stderr).toContain('bundle.json')
  const text = read('bundle.json')
  const bundle = JSON.parse(text)

  const { controlKey } = JSON.parse(read('daemon.json'))
  const profile = JSON.parse(read('profiles.json')).profiles
  const tokens = JSON.stringify(profile).match(/op[a-z]*_[\w-]{20,}/g) ?? []
  expect(tokens).not.toEqual([])
  const secrets = [
    ...[read('admin.token'), read('token.secret'), controlKey].map((secret) => secret.trim()),
    ...[...Object.values(SECRETS), ...tokens, ...PEOPLE, outerpark.home],
  ]
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([])

  expect(statSync(inHome('bundle.json')).mode & 0o777).toBe(0o600)
  const setting = (name: string) =>
    bundle.settings.find((each: { name: string }) => each.name === name)
  expect(setting('smtpPassword')).toMatchObject({ from: 'file', value: 'set' })
  expect(setting('smtpFrom')).toMatchObject({ from: 'file', value: 'set' })
  expect(setting('smtpPort')).toMatchObject({ from: 'file', value: 1 })
  expect(setting('logLevel')).toMatchObject({ value: 'debug' })
  expect(setting('stripeKey')).toMatchObject({ from: 'default', value: null })
  expect(bundle.log).toContainEqual(
    expect.objectContaining({
      ...{ msg: 'fault', reason: 'MailRefused' },
      err: { type: 'Error', stack: ['at f (/x.js:1:2)'] },
    }),
  )
  expect(bundle.log).toContainEqual(
    expect.objectContaining({ msg: 'task failed', reservation: expect.stringMatching(/^RV-/) }),
  )
  expect(bundle.metrics).toContain('outerpark_bookings_total 1')
  expect(bundle.status.tasks['send-mail'].waiting).toBeGreaterThan(0)
  expect(bundle.files.map(({ name }: { name: string }) => name)).toContain('outerpark.db')
  expect(bundle.findings).toContainEqual(
    expect.objectContaining({ name: 'mail', state: 'bad', code: 'channel-fails' }),
  )
})

test('a file that exists is overwritten only with --force', async () => {
  const file = inHome('kept.json')
  writeFileSync(file, 'kept')
  expect(await outerpark.failure('doctor', '--bundle', file)).toMatchObject({
    exit: 2,
    code: 'confirmation-needed',
    hint: expect.stringContaining('--force'),
  })
  expect(readFileSync(file, 'utf8')).toBe('kept')
  await outerpark.run(['doctor', '--bundle', file, '--force'])
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ bundle: 1 })
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a folder that does not exist', async () => {
  expect(await outerpark.failure('doctor', '--bundle', inHome('none/x.json'))).toMatchObject({
    exit: 1,
    code: 'bundle-not-written',
  })
})
