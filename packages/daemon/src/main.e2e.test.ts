import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { type StateFile, VERSION_HEADER } from '@outerpark/core/names'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { homeFiles } from './process/home.ts'
import { ownVersion } from './process/version.ts'
import {
  type DaemonProcess,
  endAll,
  isAlive,
  PARENT,
  startDaemon,
  startRefused,
} from './testing/daemon-process.ts'
import { temporaryFolder } from './testing/folder.ts'
import { ask } from './testing/http-client.ts'
import { until } from './testing/settled.ts'

let folder: ReturnType<typeof temporaryFolder>
let home: string
let daemon: DaemonProcess

const state = (): StateFile => JSON.parse(readFileSync(homeFiles(home).state, 'utf8'))
const worker = () => state().worker ?? Number.NaN
const isUp = async () => (await ask(daemon.url, 'GET', '/livez')).status === 200
/** Kills the worker, and waits for its end: until then it may still accept somebody, who is cut off. */
const killWorker = async () => {
  const killed = worker()
  process.kill(killed, 'SIGKILL')
  await until('the end of the worker', () => !isAlive(killed))
}
const start = async () => {
  daemon = await startDaemon(home, { OUTERPARK_SANDBOX_LATENCY: '1-3' }, PARENT)
}

beforeEach(async () => {
  folder = temporaryFolder()
  home = folder.file('home')
  await start()
})
afterEach(async () => {
  await daemon.end('SIGKILL')
  await until('the end of the worker', () => !isAlive(worker()))
  folder.remove()
})
afterAll(endAll)

test('a worker that dies is replaced at the same address, and its books are as they were', async () => {
  const before = state()
  expect(before.pid).toBe(daemon.pid)
  await killWorker()
  expect(await isUp()).toBe(true)
  const after = state()
  expect(after).toMatchObject({ pid: before.pid, url: before.url, controlKey: before.controlKey })
  expect(after.worker).not.toBe(before.worker)
})

test('a worker ends with its parent, and the next start finds the home and the port free', async () => {
  const first = worker()
  const { port } = new URL(daemon.url)
  await daemon.end('SIGKILL')
  await until('the end of the worker', () => !isAlive(first))
  daemon = await startDaemon(home, { OUTERPARK_PORT: port }, PARENT)
  expect(await isUp()).toBe(true)
})

test('a daemon that is told to end leaves nothing behind but the books', async () => {
  const first = worker()
  expect(await daemon.end()).toEqual({ code: 0, signal: null })
  expect(isAlive(first)).toBe(false)
  await expect(ask(daemon.url, 'GET', '/livez')).rejects.toThrow()
  expect(() => state()).toThrow('ENOENT')
  await start()
})

test('a second daemon on the same home is refused, and does not disturb the first', async () => {
  expect(await startRefused(home, {}, PARENT)).toMatchObject({
    code: 1,
    message: { kind: 'failed', code: 'home-in-use' },
  })
  expect(await isUp()).toBe(true)
})

test('a port in use and a wrong setting are told by a daemon with a parent too', async () => {
  const other = folder.file('other')
  const { port } = new URL(daemon.url)
  expect(await startRefused(other, { OUTERPARK_PORT: port }, PARENT)).toMatchObject({
    code: 1,
    message: { kind: 'failed', code: 'port-unavailable' },
  })
  expect(await startRefused(other, { OUTERPARK_PORT: 'x' }, PARENT)).toMatchObject({
    code: 2,
    message: { kind: 'failed', code: 'config-invalid' },
  })
})

test.runIf(process.platform === 'linux')(
  'takes the port that systemd has opened for it',
  async () => {
    const port = createServer().listen(0, '127.0.0.1')
    await once(port, 'listening')
    const { port: number } = port.address() as AddressInfo // of a TCP server
    // Node has no public name for the descriptor. systemd says whose it is: the process that the shell becomes.
    const { fd } = (port as unknown as { readonly _handle: { readonly fd: number } })._handle
    const script = 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$0" "$1" --background'
    const child = spawn('sh', ['-c', script, process.execPath, PARENT], {
      stdio: ['ignore', 'ignore', 'ignore', fd],
      env: { PATH: process.env.PATH, OUTERPARK_HOME: folder.file('other'), OUTERPARK_PORT: '1' },
    })
    const ended = once(child, 'exit')
    port.close()
    const instance = async () =>
      (await ask(`http://127.0.0.1:${number}`, 'GET', '/livez')).json.instance
    try {
      const before = await instance()
      child.kill('SIGHUP')
      await until('another worker', async () => (await instance()) !== before)
    } finally {
      child.kill('SIGTERM')
    }
    expect(await ended).toEqual([0, null])
  },
)

test('while no worker can start, everybody who asks is told so, and the first that can is taken', async () => {
  const { tokenSecret } = homeFiles(home)
  chmodSync(tokenSecret, 0o644)
  await killWorker()
  const headers = { [VERSION_HEADER]: ownVersion() }
  const sorry = await ask(daemon.url, 'GET', '/v1/performances', { headers })
  expect(sorry).toMatchObject({ status: 503, headers, json: { code: 'worker-away' } })
  expect(sorry.headers['retry-after']).toBe('5')
  chmodSync(tokenSecret, 0o600)
  // Nobody is cut off while the one who said so goes.
  await Promise.all(Array.from({ length: 20 }, () => until('a worker', isUp)))
})

test('a restart goes on if its rehearsal cannot be made, and the log says why', async () => {
  await daemon.end()
  const env = { OUTERPARK_SANDBOX_LATENCY: '1-3', TMPDIR: folder.file('nowhere') }
  daemon = await startDaemon(home, env, PARENT)
  const before = worker()
  process.kill(daemon.pid, 'SIGHUP')
  await until('another worker', () => worker() !== before)
  expect(await isUp()).toBe(true)
  expect(readFileSync(homeFiles(home).log, 'utf8')).toMatch(/ENOENT.*the rehearsal failed/)
})
