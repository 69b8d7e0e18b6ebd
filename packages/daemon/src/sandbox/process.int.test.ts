import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpGateway } from '../payment/http-gateway.ts'
import { openLedger } from './ledger.ts'
import { SandboxFailed, startSandbox } from './process.ts'
import { sandboxUnderTest } from './under-test.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outerpark-process-'))
})
afterAll(() => rm(folder, { recursive: true }))

const signal = new AbortController().signal
const request = { key: 'PY-1', amount: { amount: 1000, currency: 'KRW' }, method: 'card-ok' }
const quiet = { log: () => {} }

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await condition()) return
    await sleep(20)
  }
  throw new Error('it did not happen within 10 s')
}

function isCharged(db: string): boolean {
  const ledger = openLedger(db)
  try {
    return ledger.find(request.key) !== undefined
  } finally {
    ledger.close()
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('killed, it comes up again at the same address and remembers every charge', async () => {
  const { sandbox, gateway, lines, close } = await sandboxUnderTest()
  const approval = await gateway.approve(request, signal)
  for (let kill = 0; kill < 3; kill++) {
    const pid = sandbox.pid()
    process.kill(pid ?? Number.NaN, 'SIGKILL')
    await until(() => sandbox.pid() !== undefined && sandbox.pid() !== pid)
    expect(await gateway.approve(request, signal)).toEqual(approval)
  }
  expect(lines).toContain('The sandbox ended (killed by SIGKILL); starting it again.')
  await close()
})

test('stopped, it finishes what is in flight, and is not started again', async () => {
  const db = join(folder, 'stop.db')
  const sandbox = await startSandbox({ db, latency: '600', ...quiet })
  const pid = sandbox.pid() ?? Number.NaN
  const gateway = httpGateway(sandbox)
  const approval = gateway.approve(request, signal)
  // The card is charged somewhere in the time that the call takes, and answered at its end.
  await until(() => isCharged(db))
  await sandbox.stop()
  expect(await approval).toMatchObject({ outcome: 'approved' })
  expect(isAlive(pid)).toBe(false)
  expect(sandbox.pid()).toBeUndefined()
  await sandbox.stop()
  gateway.close()
})

test('stopped while it is being started again, it leaves no process behind', async () => {
  const pids: (number | undefined)[] = []
  for (const wait of [0, 60, 150]) {
    const sandbox = await startSandbox({ db: join(folder, `race-${wait}.db`), ...quiet })
    pids.push(sandbox.pid())
    process.kill(sandbox.pid() ?? Number.NaN, 'SIGKILL')
    await until(() => sandbox.pid() === undefined)
    await sleep(wait)
    await sandbox.stop()
    pids.push(sandbox.pid())
  }
  expect(pids.filter((pid) => pid !== undefined && isAlive(pid))).toEqual([])
})

test('it dies with the process that started it, also when that one is killed', async () => {
  const module = new URL('./process.ts', import.meta.url).href
  const script = `
    const { startSandbox } = await import(${JSON.stringify(module)})
    const sandbox = await startSandbox({ db: process.argv[1], log: console.error })
    console.log(sandbox.pid())`
  const parent = spawn(
    process.execPath,
    ['--input-type=module', '-e', script, join(folder, 'orphan.db')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [output] = await once(parent.stdout, 'data')
  const pid = Number(String(output))
  expect(isAlive(pid)).toBe(true)
  parent.kill('SIGKILL')
  await until(() => !isAlive(pid))
})

test('a SIGTERM ends it in good order and Ctrl-C does not, which is for its parent to decide', async () => {
  const { sandbox, gateway, lines, close } = await sandboxUnderTest()
  const pid = sandbox.pid() ?? Number.NaN
  process.kill(pid, 'SIGINT')
  await gateway.approve(request, signal)
  expect(sandbox.pid()).toBe(pid)
  process.kill(pid, 'SIGTERM')
  await until(() => lines.length > 0)
  expect(lines[0]).toBe('The sandbox ended (exit code 0); starting it again.')
  await close()
})

test('what keeps it from starting is told with a code', async () => {
  const start = startSandbox({ db: join(folder, 'missing', 'x.db'), ...quiet })
  await expect(start).rejects.toBeInstanceOf(SandboxFailed)
  const slow = startSandbox({ db: join(folder, 'x.db'), latency: 'slow', ...quiet })
  await expect(slow).rejects.toMatchObject({
    code: 'settings-wrong',
    message: expect.stringContaining('OUTERPARK_SANDBOX_LATENCY'),
  })
})

test.runIf(process.platform === 'linux')(
  "its secret is not among its arguments, our secrets are not in its environment, and the ledger is its owner's",
  async () => {
    process.env.SOME_SECRET_OF_OURS = 'hush'
    const sandbox = await startSandbox({ db: join(folder, 'secret.db'), ...quiet })
    const [args, environment] = await Promise.all(
      ['cmdline', 'environ'].map((file) => readFile(`/proc/${sandbox.pid()}/${file}`, 'utf8')),
    )
    expect(args).not.toContain(sandbox.key)
    expect(environment).not.toContain('hush')
    expect((await stat(join(folder, 'secret.db'))).mode & 0o777).toBe(0o600)
    delete process.env.SOME_SECRET_OF_OURS
    await sandbox.stop()
  },
)
