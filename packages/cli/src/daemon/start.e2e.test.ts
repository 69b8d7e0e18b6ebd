import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { StateFile } from '@outerpark/core/names'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import type { DaemonStatus } from './status.ts'

type Known = Pick<DaemonStatus, 'url' | 'pid' | 'worker'>

const outerpark = makeOuterpark(inProcess)
/** a home on which no daemon runs */
const idle = makeOuterpark(inProcess)
const state = (): StateFile => JSON.parse(readFileSync(join(outerpark.home, 'daemon.json'), 'utf8'))
/** The JSON error among the lines of stderr. */
const errorIn = (stderr: string) =>
  JSON.parse(stderr.split('\n').find((line) => line.startsWith('{')) ?? '{}').error

let first: Awaited<ReturnType<typeof outerpark.run>>
beforeAll(async () => {
  first = await outerpark.asProcess(['musical', 'list', '--json'])
})
afterAll(() => Promise.all([outerpark.close(), idle.close()]))

test('the first command starts the daemon, says so on stderr, and leaves it running', async () => {
  const { code, stdout, stderr } = first
  expect({ code, data: JSON.parse(stdout) }).toEqual({ code: 0, data: { items: [], next: null } })
  expect(stderr).toContain(`Starting the box office daemon (home ${outerpark.home})`)
  expect((await outerpark.run(['musical', 'list'])).stderr).not.toContain('Starting')
})

test('a second daemon on the same home is refused', async () => {
  for (const how of [['start', '--port', '0'], ['run']]) {
    const { code, stderr } = await outerpark.asProcess(['daemon', ...how, '--json'])
    expect(code).toBe(1)
    expect(errorIn(stderr)).toMatchObject({
      code: 'home-in-use',
      hint: expect.stringContaining('outerpark daemon stop'),
    })
  }
})

test('C32: a daemon that runs already is started, which the command says', async () => {
  const { pid } = state()
  const { code, stdout, stderr } = await outerpark.run(['daemon', 'start'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'The daemon is running already.\n' })
  expect(stdout).toMatch(new RegExp(`^process +${pid}$`, 'm'))
  expect(await outerpark.json('daemon', 'start')).toMatchObject({ running: true, pid })
})

test('a port in use is named, and commands that need the daemon say that it does not run', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // of a TCP server that listens
  const env = { OUTERPARK_PORT: String(port) }
  const started = await idle.run(['daemon', 'start', '--json'], { env })
  const asked = await idle.run(['musical', 'list', '--json'], { env })
  server.close()
  expect(started.code).toBe(1)
  expect(started.stderr).toContain(String(port))
  expect(asked.code).toBe(3)
  expect(asked.stderr).toContain('daemon-unreachable')
})

test.each([['daemon start'], ['daemon run'], ['musical list']])(
  'an invalid setting is wrong usage for %s',
  async (command) => {
    const env = { OUTERPARK_MAX_ATTEMPTS: 'abc' }
    const { code, stderr } = await idle.asProcess([...command.split(' '), '--json'], { env })
    expect(errorIn(stderr)).toMatchObject({
      code: 'config-invalid',
      detail: expect.stringContaining('OUTERPARK_MAX_ATTEMPTS: must be a whole number'),
    })
    expect(code).toBe(2)
  },
)

test('a home that cannot be written is named', async () => {
  const file = join(idle.home, 'a-file')
  writeFileSync(file, '')
  const run = await idle.run(['daemon', 'start', '--json'], {
    env: { OUTERPARK_HOME: join(file, 'home') },
  })
  expect(run.code).toBe(1)
  expect(errorIn(run.stderr)).toMatchObject({
    code: 'home-not-writable',
    detail: expect.stringContaining(file),
    hint: expect.stringMatching(/^See why: findmnt -T \S+; .* another box office, an empty one\.$/),
  })
})

const SHOP = {
  SYS_MODE: 'PRODUCT',
  OUTERPARK_GATEWAY_URL: 'http://127.0.0.1:9',
  OUTERPARK_GATEWAY_KEY: 'key',
}

test('W1: a home that sold for real money is not opened with the sandbox by a command of another shell', async () => {
  const shop = makeOuterpark(inProcess)
  try {
    await shop.run(['daemon', 'start'], { env: SHOP })
    const status = await shop.run(['daemon', 'status', '--json'], { env: SHOP })
    expect(JSON.parse(status.stdout).gateway).toMatchObject({
      name: 'http',
      at: 'http://127.0.0.1:9',
    })
    // A restart keeps the variables that its own shell does not have; what it has is compared as at any start.
    const kept = await shop.run(['daemon', 'restart', '--json'])
    expect(JSON.parse(kept.stdout)).toMatchObject({ gateway: { name: 'http' } })
    const other = {
      SYS_MODE: '',
      OUTERPARK_GATEWAY: 'sandbox',
      OUTERPARK_GATEWAY_URL: '',
      OUTERPARK_GATEWAY_KEY: '',
    }
    const refused = await shop.run(['daemon', 'restart', '--json'], { env: other })
    expect(errorIn(refused.stderr)).toMatchObject({
      code: 'gateway-changed',
      hint: expect.stringMatching(/^The running daemon was left as it is\./),
    })
    await shop.run(['daemon', 'stop'])
    for (const command of [
      ['musical', 'list'],
      ['daemon', 'start'],
      ['daemon', 'run'],
    ]) {
      const { code, stderr } = await shop.asProcess([...command, '--json'])
      expect(code).toBe(2)
      expect(errorIn(stderr)).toMatchObject({
        code: 'gateway-changed',
        detail: expect.stringMatching(
          /charges cards at http \(http:\/\/127\.0\.0\.1:9\), and is asked to open with sandbox/,
        ),
      })
    }
    const again = await shop.run(['musical', 'list'], { env: SHOP })
    expect(again.code).toBe(0)
    await shop.run(['daemon', 'stop'])
    const words = ['--change-gateway', '--change-mode']
    const changed = await shop.run(['daemon', 'start', ...words, '--json'])
    expect(JSON.parse(changed.stdout)).toMatchObject({ running: true, mode: 'DEVELOP' })
  } finally {
    await shop.close()
  }
})

describe('a restart', () => {
  const ALERTS = { OUTERPARK_ALERT_URL: 'https://alerts.example.com/' }
  test.each([
    ['in the environment', { OUTERPARK_BULKHEAD: '1' }, {}, 'OUTERPARK_BULKHEAD'],
    ['in the file', {}, { leaseMs: 'long' }, 'leaseMs'],
    ['of a channel', { OUTERPARK_SMTP_HOST: 'mail.example.com' }, {}, 'SMTP_FROM'],
    [
      'of the alerts',
      { ...ALERTS, OUTERPARK_ALERT_SECRET: 'short' },
      {},
      '^OUTERPARK_ALERT_SECRET',
    ],
    ['of a host', {}, { host: '192.0.2.1' }, '192.0.2.1'],
  ])('with an invalid setting %s does not stop the daemon', async (_, env, file, name) => {
    const config = join(outerpark.home, 'config.json')
    writeFileSync(config, JSON.stringify(file))
    const before = state()
    const { code, stdout, stderr } = await outerpark.run(['daemon', 'restart', '--json'], { env })
    writeFileSync(config, '{}')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(errorIn(stderr)).toMatchObject({
      code: 'config-invalid',
      detail: expect.stringMatching(new RegExp(name)),
      hint: expect.stringMatching(/^The running daemon was left as it is\./),
    })
    expect(state()).toEqual(before)
    expect(await outerpark.json('daemon', 'status')).toMatchObject({
      answering: true,
      pid: before.pid,
    })
  })

  test.skipIf(process.platform === 'win32')(
    'with a secret of the home that others can read does not stop the daemon',
    async () => {
      const secret = join(outerpark.home, 'token.secret')
      const before = state()
      chmodSync(secret, 0o644)
      const refused = await outerpark.failure('daemon', 'restart')
      chmodSync(secret, 0o600)
      expect(refused).toMatchObject({
        code: 'file-not-trusted',
        hint: expect.stringMatching(/^The running daemon was left as it is\. .*chmod go-rwx/),
      })
      expect(state()).toEqual(before)
    },
  )

  test('with a port in use or a key that is refused does not stop the daemon', async () => {
    const config = join(outerpark.home, 'config.json')
    const server = createServer((_, answer) => answer.writeHead(401).end('{"error":{}}'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo // of a TCP server that listens
    const before = state()
    const stripe = {
      OUTERPARK_GATEWAY: 'stripe',
      OUTERPARK_STRIPE_KEY: 'sk_test_wrong',
      OUTERPARK_STRIPE_URL: `http://127.0.0.1:${port}`,
    }
    for (const [file, env, code, where] of [
      [{ port }, { OUTERPARK_PORT: '' }, 'port-unavailable', config],
      [{}, { OUTERPARK_PORT: String(port) }, 'port-unavailable', '--port'],
      [{}, stripe, 'gateway-key-refused', 'OUTERPARK_STRIPE_KEY'],
    ] as const) {
      writeFileSync(config, JSON.stringify(file))
      const words = ['--change-gateway', '--json']
      const { code: exit, stderr } = await outerpark.run(['daemon', 'restart', ...words], { env })
      expect(exit).toBe(1)
      const { hint, ...error } = errorIn(stderr)
      expect(error).toMatchObject({ code })
      expect(hint).toContain(where)
      expect(hint).toMatch(/^The running daemon was left as it is\./)
      expect(state()).toEqual(before)
    }
    server.close()
    writeFileSync(config, '{}')
    expect(await outerpark.json('daemon', 'status')).toMatchObject({ pid: before.pid })
  })

  test('with an invalid setting starts no daemon if none runs', async () => {
    const env = { OUTERPARK_BULKHEAD: '1' }
    const { code, stderr } = await idle.run(['daemon', 'restart', '--json'], { env })
    expect(code).toBe(2)
    expect(stderr).toContain('config-invalid')
    expect(stderr).not.toContain('left as it is')
  })

  test('W8: takes a port that the configuration has now', async () => {
    const config = join(outerpark.home, 'config.json')
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo // of a TCP server that listens
    await new Promise((resolve) => server.close(resolve))
    writeFileSync(config, JSON.stringify({ port }))
    const env = { OUTERPARK_PORT: '' }
    const { stdout } = await outerpark.run(['daemon', 'restart', '--json'], { env })
    writeFileSync(config, '{}')
    expect(JSON.parse(stdout)).toMatchObject({ url: `http://127.0.0.1:${port}` })
  })

  test('keeps the port; then the daemon shows its status, and stops', async () => {
    const before = await outerpark.json<Known>('daemon', 'status')
    expect(before).toMatchObject({
      running: true,
      pid: expect.any(Number),
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      home: outerpark.home,
      version: expect.any(String),
      mode: expect.any(String),
      channels: ['inbox'],
      webhook: null,
    })
    const restarted = await outerpark.asProcess(['daemon', 'restart', '--json'])
    const after: Known = JSON.parse(restarted.stdout)
    expect(after).toMatchObject({ running: true, url: before.url })
    expect(after.pid).toBe(before.pid)
    expect(after.worker?.pid).not.toBe(before.worker?.pid)
    const logs = await outerpark.asProcess(['daemon', 'logs', '--json'])
    for (const line of logs.stdout.trim().split('\n'))
      expect(JSON.parse(line)).toHaveProperty('msg')

    const stopped = await outerpark.asProcess(['daemon', 'stop', '--json'])
    expect(JSON.parse(stopped.stdout)).toEqual({ stopped: true, pid: after.pid })
    expect(await outerpark.json('daemon', 'stop')).toEqual({ stopped: false, pid: null })
    expect(await outerpark.json('daemon', 'status')).toMatchObject({
      running: false,
      pid: null,
      url: null,
      home: outerpark.home,
      version: null,
      mode: null,
    })
  })
})
