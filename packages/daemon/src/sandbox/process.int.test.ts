import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, test } from 'vitest'
import { httpGateway } from '../payment/http-gateway.ts'
import { sandboxDesk } from '../payment/sandbox-desk.ts'
import { isAlive } from '../testing/daemon-process.ts'
import { until } from '../testing/settled.ts'
import { SandboxFailed, startSandbox } from './process.ts'
import { sandboxUnderTest } from './testing/under-test.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outerpark-process-'))
})
afterAll(() => rm(folder, { recursive: true }))

const signal = new AbortController().signal
const request = { key: 'PY-1', amount: { amount: 1000, currency: 'KRW' }, method: 'card-ok' }
/** A ledger and a socket in a folder of their own. */
function ownFolder(name: string) {
  const own = join(folder, name)
  mkdirSync(own)
  return { db: join(own, 'ledger.db'), socketFolder: own, log: () => {} }
}

test.concurrent('S16: a killed sandbox starts again with a new secret, on a socket of this user, and has every charge', async ({
  expect,
}) => {
  const { sandbox, gateway, lines, close } = await sandboxUnderTest()
  const approval = await gateway.approve(request, signal)
  for (let kill = 0; kill < 3; kill++) {
    const pid = sandbox.pid()
    const { key, socketPath } = sandbox.address()
    expect((await stat(socketPath)).mode & 0o777).toBe(0o600)
    process.kill(pid ?? Number.NaN, 'SIGKILL')
    await until('another process', () => ![undefined, pid].includes(sandbox.pid()))
    const withOldKey = httpGateway({ address: () => ({ ...sandbox.address(), key }) })
    await expect(withOldKey.lookUp(request.key, signal)).rejects.toThrow('401')
    withOldKey.close()
    expect(await gateway.approve(request, signal)).toEqual(approval)
  }
  expect(lines).toContain('The sandbox ended (killed by SIGKILL); starting it again.')
  await close()
})

test.concurrent('a killed sandbox and a later one have the outage that was begun, until it is ended', async ({
  expect,
}) => {
  const own = ownFolder('knobs')
  const first = await startSandbox(own)
  const desk = sandboxDesk({ address: first.address, officeName: 'office' })
  await desk.turn({ outage: true, latency: '1-2' })
  const pid = first.pid()
  process.kill(pid ?? Number.NaN, 'SIGKILL')
  await until('another process', () => ![undefined, pid].includes(first.pid()))
  expect(await desk.knobs()).toMatchObject({ outage: true, latency: '1-2', fail: 0 })
  await first.stop()
  desk.close()

  const next = await startSandbox({ ...own, latency: '5-6' })
  const later = sandboxDesk({ address: next.address, officeName: 'office' })
  expect(await later.knobs()).toMatchObject({ outage: true, latency: '1-2', fail: 0 })
  expect(await later.reset()).toMatchObject({ outage: false, latency: '5-6' })
  await next.stop()
  later.close()
})

test.concurrent('a stopped sandbox finishes its calls in flight, and is not started again', async ({
  expect,
}) => {
  const sandbox = await startSandbox({ ...ownFolder('stop'), latency: '300' })
  const pid = sandbox.pid() ?? Number.NaN
  const gateway = httpGateway(sandbox)
  const approval = gateway.approve(request, signal)
  const charges = async () => (await Array.fromAsync(gateway.ledger())).length
  await until('a charge that is not answered yet', async () => (await charges()) > 0)
  await sandbox.stop()
  expect(await approval).toMatchObject({ outcome: 'approved' })
  expect(isAlive(pid)).toBe(false)
  expect(sandbox.pid()).toBeUndefined()
  await sandbox.stop()
  gateway.close()
})

test.concurrent('a stopped sandbox gives up calls that take longer than its end, without a word', async ({
  expect,
}) => {
  const lines: string[] = []
  const log = (line: string) => {
    lines.push(line)
  }
  const sandbox = await startSandbox({ ...ownFolder('slow-stop'), latency: '3000', log })
  const gateway = httpGateway(sandbox)
  // When a call would charge is random, so there are several.
  const calls = Array.from({ length: 12 }, (_, i) =>
    gateway.approve({ ...request, key: `PY-${i}` }, signal),
  )
  const ends = Promise.allSettled(calls)
  await sleep(100)
  await sandbox.stop()
  expect(new Set((await ends).map(({ status }) => status))).toEqual(new Set(['rejected']))
  expect(lines).toEqual([])
  gateway.close()
})

test.concurrent.for([0, 60, 150])(
  'stopped %i ms after its death, while it is being started again, it leaves no process behind',
  async (wait, { expect }) => {
    const sandbox = await startSandbox(ownFolder(`race-${wait}`))
    const pid = sandbox.pid() ?? Number.NaN
    process.kill(pid, 'SIGKILL')
    await until('the end of the process', () => sandbox.pid() === undefined)
    // Stops the sandbox at any moment of its next start.
    await sleep(wait)
    await sandbox.stop()
    expect(sandbox.pid()).toBeUndefined()
    // A process that was left behind would answer at this address.
    const gateway = httpGateway(sandbox)
    await expect(gateway.lookUp('PY-1', signal)).rejects.toThrow('No answer')
    gateway.close()
  },
)

test.concurrent('the sandbox ends with the process that started it, also if that process is killed', async ({
  expect,
}) => {
  const module = new URL('./process.ts', import.meta.url).href
  const script = `
    const { startSandbox } = await import(${JSON.stringify(module)})
    const sandbox = await startSandbox({ db: process.argv[1], socketFolder: process.argv[2], log: console.error })
    console.log(sandbox.pid())`
  const orphan = ownFolder('orphan')
  const parent = spawn(
    process.execPath,
    ['--input-type=module', '-e', script, orphan.db, orphan.socketFolder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [output] = await once(parent.stdout, 'data')
  const pid = Number(String(output))
  expect(isAlive(pid)).toBe(true)
  parent.kill('SIGKILL')
  await until('the end of the sandbox', () => !isAlive(pid))
})

test.concurrent('a SIGTERM ends the sandbox in good order; after Ctrl-C its parent decides', async ({
  expect,
}) => {
  const { sandbox, gateway, lines, close } = await sandboxUnderTest()
  const pid = sandbox.pid() ?? Number.NaN
  process.kill(pid, 'SIGINT')
  await gateway.approve(request, signal)
  expect(sandbox.pid()).toBe(pid)
  process.kill(pid, 'SIGTERM')
  await until('a word about its end', () => lines.length > 0)
  expect(lines[0]).toBe('The sandbox ended (exit code 0); starting it again.')
  await close()
})

test.concurrent('a failed start gives a code for its reason', async ({ expect }) => {
  const start = startSandbox({ ...ownFolder('failed'), db: join(folder, 'missing', 'x.db') })
  await expect(start).rejects.toBeInstanceOf(SandboxFailed)
  const slow = startSandbox({ ...ownFolder('slow'), latency: 'slow' })
  await expect(slow).rejects.toMatchObject({
    code: 'settings-wrong',
    message: expect.stringContaining('OUTERPARK_SANDBOX_LATENCY'),
  })
})

test.runIf(process.platform === 'linux')(
  'its arguments hold no secret, its environment holds none of ours, and only its owner may read the ledger',
  { concurrent: true },
  async ({ expect }) => {
    process.env.SOME_SECRET_OF_OURS = 'hush'
    const sandbox = await startSandbox(ownFolder('secret'))
    const [args, environment] = await Promise.all(
      ['cmdline', 'environ'].map((file) => readFile(`/proc/${sandbox.pid()}/${file}`, 'utf8')),
    )
    expect(args).not.toContain(sandbox.address().key)
    expect(environment).not.toContain('hush')
    expect((await stat(join(folder, 'secret', 'ledger.db'))).mode & 0o777).toBe(0o600)
    delete process.env.SOME_SECRET_OF_OURS
    await sandbox.stop()
  },
)
