import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { logFile } from '../daemon/state.ts'
import type { DaemonStatus } from '../daemon/status.ts'
import { serviceUnit } from '../daemon-install/systemd.ts'
import type { Upgraded } from '../daemon-upgrade/upgraded.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark, PROGRAM } from '../testing/outerpark.ts'

let outerpark: ReturnType<typeof makeOuterpark>
beforeEach(() => {
  outerpark = makeOuterpark(inProcess)
})
afterEach(() => outerpark.close())

const at = (...path: string[]) => join(outerpark.home, ...path)
const status = () => outerpark.json<DaemonStatus>('daemon', 'status')
const start = (env: Record<string, string> = {}) =>
  outerpark.run(['daemon', 'start', '--port', '0', '--json'], { env })

/** Upgrades. @returns the exit code, and the data or the error */
async function upgrade(args: readonly string[], env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await outerpark.run(['daemon', 'upgrade', ...args, '--json'], {
    env,
  })
  return { code, ...(code === 0 ? { data: JSON.parse(stdout) } : JSON.parse(stderr)) }
}

async function book(): Promise<string> {
  const { performances } = await outerpark.json<{ performances: { id: string }[] }>(
    ...['musical', 'register', 'Hadestown', '--venue', 'LG Arts Center', '--seats', '30'],
    ...['--price', '66000', '--at', '2037-03-02T19:30+09:00'],
  )
  await outerpark.json('signup', '--name', 'Kim Minji', '--email', 'minji@example.com')
  const performance = performances[0]?.id ?? ''
  const words = ['book', performance, '--seats', '2', '--yes', '--wait']
  return (await outerpark.json<{ id: string }>(...words)).id
}

describe.skipIf(process.platform !== 'linux')('daemon upgrade', () => {
  test('replaces parent and worker; bookings, address and the variables of the start stay', async () => {
    await start({ SYS_MODE: 'TEST' })
    const id = await book()
    const before = await status()
    const { code, data } = await upgrade(['--yes'])
    const { version } = before
    const after = await status()
    const expected: Omit<Upgraded, 'ms'> = {
      ...{ way: 'background', home: outerpark.home, url: before.url ?? '' },
      from: { version: version ?? '', pid: before.pid ?? 0 },
      to: { version: version ?? '', pid: after.pid ?? 0 },
      connectionsWaited: false,
    }
    expect({ code, data }).toEqual({ code: 0, data: { ...expected, ms: expect.any(Number) } })
    expect(after.pid).not.toBe(before.pid)
    expect(after.worker?.pid).not.toBe(before.worker?.pid)
    expect(after).toMatchObject({ answering: true, mode: 'TEST', url: before.url })
    expect(await outerpark.json('reservation', 'show', id)).toMatchObject({ status: 'confirmed' })
  })

  test('says for people which version came, and that connections were refused', async () => {
    await start()
    const { stdout } = await outerpark.run(['daemon', 'upgrade', '--yes'])
    expect(stdout).toMatch(/version \S+ → \S+\.\nProcess \d+ has ended, process \d+ answers\.\n/)
    expect(stdout).toMatch(/new connections were refused/)
  })

  test('with settings that are refused, or without a yes, leaves the daemon running', async () => {
    await start()
    const { pid } = await status()
    writeFileSync(at('config.json'), JSON.stringify({ leaseMs: 'long' }))
    expect(await upgrade(['--yes'])).toMatchObject({
      code: 2,
      error: {
        code: 'config-invalid',
        hint: expect.stringMatching(/^The running daemon was left as it is\./),
      },
    })
    writeFileSync(at('config.json'), '{}')
    expect(await upgrade([])).toMatchObject({ code: 2, error: { code: 'confirmation-needed' } })
    expect(await status()).toMatchObject({ answering: true, pid })
  })

  test('says that nothing runs', async () => {
    expect(await upgrade(['--yes'])).toMatchObject({
      code: 3,
      error: { code: 'daemon-unreachable', hint: 'Start one with: outerpark daemon start' },
    })
  })

  test('does not end a daemon in the foreground, which it could not start again', async () => {
    const child = outerpark.open(['daemon', 'run', '--port', '0'])
    const ended = new Promise((resolve) => child.once('close', resolve))
    await expect.poll(async () => (await status()).answering, { timeout: 20_000 }).toBe(true)
    const { pid } = await status()
    const { code, error } = await upgrade(['--yes'])
    expect([code, error.code]).toEqual([1, 'daemon-in-foreground'])
    expect(await status()).toMatchObject({ answering: true, pid })
    await outerpark.json('daemon', 'stop')
    await ended
  })
})

describe.skipIf(process.platform !== 'linux')('daemon upgrade of a service', () => {
  /** A service of this home, and a systemctl that says what it is asked, and does `restart`. */
  function installed(restart: string, listen?: string): Record<string, string> {
    mkdirSync(at('bin'))
    mkdirSync(at('config/systemd/user'), { recursive: true })
    const entry = fileURLToPath(import.meta.resolve('@outerpark/daemon/main'))
    const unit = serviceUnit({
      ...{ level: 'user', home: outerpark.home, envFile: at('daemon.env'), listen },
      program: { node: process.execPath, entry, args: ['--background'] },
    })
    writeFileSync(at('config/systemd/user/outerpark.service'), unit)
    const script = `#!/bin/sh
unset XDG_CONFIG_HOME
outerpark() { '${process.execPath}' '${PROGRAM}' "$@"; }
case "$*" in
*MainPID*) grep -o '"pid": *[0-9]*' '${at('daemon.json')}' | grep -o '[0-9]*' ;;
*SubState*) echo auto-restart ;;
*restart*) ${restart} ;;
esac
`
    writeFileSync(at('bin/systemctl'), script, { mode: 0o755 })
    return { PATH: `${at('bin')}:${process.env.PATH}`, XDG_CONFIG_HOME: at('config') }
  }
  const AGAIN = 'outerpark daemon stop && outerpark daemon start >&2'

  test('with a socket unit restarts it without a question, and connections wait', async () => {
    const env = installed(AGAIN, '127.0.0.1:9')
    await start(env)
    const { pid } = await status()
    const { code, data } = await upgrade([], env)
    expect({ code, data }).toMatchObject({
      code: 0,
      data: { way: 'socket', connectionsWaited: true, from: { pid } },
    })
    expect((await status()).pid).toBe(data.to.pid)
    expect(data.to.pid).not.toBe(pid)
  })

  test('with settings in its file that are refused, it is left running', async () => {
    const env = installed(AGAIN, '127.0.0.1:9')
    await start(env)
    const { pid } = await status()
    writeFileSync(at('daemon.env'), 'OUTERPARK_LEASE_MS="long"\n')
    const { code, error } = await upgrade([], env)
    expect([code, error.code]).toEqual([2, 'config-invalid'])
    expect(await status()).toMatchObject({ answering: true, pid })
  })

  test('without a socket unit asks, and says where the log is if the next one does not come', async () => {
    const env = installed('outerpark daemon stop')
    await start(env)
    expect(await upgrade([], env)).toMatchObject({ error: { code: 'confirmation-needed' } })
    const { code, error } = await upgrade(['--yes'], env)
    expect([code, error.code]).toEqual([1, 'daemon-start-failed'])
    expect(error.hint).toContain(logFile(outerpark.home))
    expect(error.hint).toContain('journalctl --user -u outerpark')
  })

  test('says by hand what the manager refuses, and that nothing was changed', async () => {
    const env = installed('echo "Access denied" >&2; exit 1', '127.0.0.1:9')
    await start(env)
    const { pid } = await status()
    const { code, error } = await upgrade([], env)
    expect([code, error.code]).toEqual([1, 'service-manager-failed'])
    expect(error.hint).toMatch(/^The running daemon was left as it is\..*systemctl --user restart/)
    expect(await status()).toMatchObject({ answering: true, pid })
  })
})
