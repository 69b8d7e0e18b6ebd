import { spawnSync } from 'node:child_process'
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ServiceChange } from '../daemon-install/parts.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark, PROGRAM, type Run } from '../testing/outerpark.ts'

let outerpark: ReturnType<typeof makeOuterpark>
const at = (...path: string[]) => join(outerpark.home, ...path)
const unit = () => at('config/systemd/user/outerpark.service')
const settings = () => at('daemon.env')
const called = () =>
  existsSync(at('called')) ? readFileSync(at('called'), 'utf8').trim().split('\n') : []

beforeEach(() => {
  outerpark = makeOuterpark(inProcess)
  mkdirSync(at('bin'))
  for (const name of ['systemctl', 'loginctl'])
    writeFileSync(at('bin', name), `#!/bin/sh\necho "${name} $*" >> '${at('called')}'\n`, {
      mode: 0o755,
    })
})
afterEach(() => outerpark.close())

/** Runs a command that meets a systemctl which only writes down how it was called. */
const run = (args: readonly string[], env: Record<string, string> = {}): Promise<Run> =>
  outerpark.run(['daemon', ...args, '--json'], {
    env: { PATH: `${at('bin')}:${process.env.PATH}`, XDG_CONFIG_HOME: at('config'), ...env },
  })
const change = async (...call: Parameters<typeof run>): Promise<ServiceChange> => {
  const { code, stdout, stderr } = await run(...call)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}
const kinds = ({ files }: ServiceChange) => files.map(({ change }) => change)

describe.skipIf(process.platform !== 'linux')('a service for systemd', () => {
  test('is written with the settings of the shell, closed to others, and started', async () => {
    const secret = {
      OUTERPARK_SMTP_HOST: 'mail.example.com',
      OUTERPARK_SMTP_FROM: 'a@example.com',
      OUTERPARK_SMTP_USER: 'u',
      OUTERPARK_SMTP_PASSWORD: 'a"b$c',
    }
    const done = await change(['install'], secret)
    expect(kinds(done)).toEqual(['new', 'new'])
    expect(readFileSync(settings(), 'utf8')).toContain('OUTERPARK_SMTP_PASSWORD="a\\"b\\$c"')
    expect(statSync(settings()).mode & 0o777).toBe(0o600)
    expect(JSON.stringify(done)).not.toContain('b$c')
    expect(readFileSync(unit(), 'utf8')).toContain(`Environment="OUTERPARK_HOME=${outerpark.home}"`)
    expect(called()).toEqual([
      'systemctl --user show-environment',
      'systemctl --user disable --now outerpark.service outerpark.socket',
      'systemctl --user daemon-reload',
      'systemctl --user enable --now outerpark.service',
      'loginctl enable-linger',
    ])
  })

  test('is the same when it is installed again, and what differs is changed only with a yes', async () => {
    await change(['install'])
    expect(kinds(await change(['install']))).toEqual(['same', 'same'])
    // The service that runs is not ended a second time.
    expect(called().filter((line) => line.includes('disable'))).toHaveLength(1)
    const before = readFileSync(settings(), 'utf8')
    const { code, stderr } = await run(['install'], { SYS_MODE: 'TEST' })
    expect([code, JSON.parse(stderr).error.code]).toEqual([2, 'confirmation-needed'])
    expect(readFileSync(settings(), 'utf8')).toBe(before)
    expect(kinds(await change(['install', '--yes'], { SYS_MODE: 'TEST' }))).toEqual([
      'changed',
      'same',
    ])
  })

  test('is only shown in a dry run', async () => {
    const shown = await change(['install', '--dry-run', '--socket'], { OUTERPARK_PORT: '9191' })
    expect(shown.files.at(-1)?.lines).toContain('ListenStream=127.0.0.1:9191')
    expect([existsSync(settings()), existsSync(unit()), called()]).toEqual([false, false, []])
  })

  test.each([
    [{ OUTERPARK_PORT: '99999' }, ['--dry-run'], 'config-invalid', /^OUTERPARK_PORT: must be/],
    [{ OUTERPARK_NOPE: '1' }, ['--dry-run'], 'config-invalid', /^OUTERPARK_NOPE: there is no such/],
    [{ OUTERPARK_BACKUP_TO: 'backups' }, [], 'config-invalid', /^OUTERPARK_BACKUP_TO: must be/],
    [{ OUTERPARK_PORT: '99999' }, ['--system', '--dry-run'], 'config-invalid', /^OUTERPARK_PORT/],
    [{ OUTERPARK_BACKUP_TO: '/home/op/b' }, ['--system', '--dry-run'], 'usage', /does not see/],
  ])('is refused with settings that it could not use: %j %j', async (env, flags, code, says) => {
    const { code: exit, stderr } = await run(['install', ...flags], env)
    expect([exit, JSON.parse(stderr).error]).toMatchObject([
      2,
      { code, detail: expect.stringMatching(says) },
    ])
    expect([existsSync(settings()), existsSync(unit()), called()]).toEqual([false, false, []])
  })

  test('is refused in a dry run too if its user could not enter the folder of Node', () => {
    const node = at('node')
    copyFileSync(process.execPath, node, constants.COPYFILE_FICLONE)
    const args = [PROGRAM, 'daemon', 'install', '--system', '--dry-run', '--json']
    const env = { ...process.env, OUTERPARK_HOME: outerpark.home, LANG: 'C.UTF-8' }
    const { status, stderr } = spawnSync(node, args, { env, encoding: 'utf8', timeout: 60_000 })
    // The home is this user's alone.
    expect([status, JSON.parse(stderr).error]).toMatchObject([
      2,
      { code: 'usage', detail: expect.stringContaining(`${outerpark.home} is closed`) },
    ])
  })

  test('takes the home from a daemon that was started by hand', async () => {
    const { pid } = await outerpark.json<{ pid: number }>('daemon', 'start')
    expect(pid).toBeGreaterThan(0)
    await change(['install'])
    expect(await outerpark.json('daemon', 'status')).toMatchObject({ running: false })
  })

  test('is removed, and home and settings stay', async () => {
    await change(['install'])
    expect(kinds(await change(['uninstall', '--yes']))).toEqual(['kept', 'removed'])
    expect([existsSync(unit()), existsSync(settings())]).toEqual([false, true])
    expect((await change(['uninstall', '--yes'])).files.map(({ path }) => path)).toEqual([
      settings(),
    ])
  })

  test('is not written with settings that the daemon refuses', async () => {
    const { code, stderr } = await run(['install'], { OUTERPARK_PROT: '9191' })
    expect([code, JSON.parse(stderr).error.code]).toEqual([2, 'config-invalid'])
    expect(existsSync(unit())).toBe(false)
  })

  test('needs an address and a fixed port for its socket', async () => {
    for (const env of [{ OUTERPARK_HOST: 'localhost' }, { OUTERPARK_PORT: '0' }]) {
      const { code, stderr } = await run(['install', '--socket', '--dry-run'], env)
      expect([code, JSON.parse(stderr).error.code]).toEqual([2, 'usage'])
    }
  })

  test('gets a unit for its port, which goes again with the service', async () => {
    const env = { OUTERPARK_PORT: '9191' }
    const installed = JSON.parse((await run(['install', '--socket'], env)).stdout)
    const socket = unit().replace('.service', '.socket')
    expect(readFileSync(socket, 'utf8')).toContain('ListenStream=127.0.0.1:9191')
    expect(installed.files.map(({ path }: { path: string }) => path)).toContain(socket)
    await change(['uninstall', '--yes'])
    expect(existsSync(socket)).toBe(false)
  })

  test('stops nothing and writes nothing if no service manager answers', async () => {
    writeFileSync(at('bin/systemctl'), '#!/bin/sh\necho "Failed to connect to bus" >&2\nexit 1\n')
    await outerpark.json('daemon', 'start')
    for (const what of [['install'], ['uninstall', '--yes']]) {
      const { code, stderr } = await run(what)
      expect([code, JSON.parse(stderr).error]).toMatchObject([
        1,
        { code: 'service-manager-failed', hint: expect.stringContaining('Nothing was changed') },
      ])
    }
    expect(existsSync(unit())).toBe(false)
    expect(await outerpark.json('daemon', 'status')).toMatchObject({ running: true })
  })

  test('cannot be had without systemctl, and a command that fails says why', async () => {
    const none = await run(['install'], { PATH: at('nothing') })
    expect([none.code, JSON.parse(none.stderr).error.code]).toEqual([1, 'no-service-manager'])
    writeFileSync(at('bin/systemctl'), '#!/bin/sh\necho "Failed to connect to bus" >&2\nexit 1\n')
    const refused = await run(['install'])
    expect(JSON.parse(refused.stderr).error).toMatchObject({
      ...{ code: 'service-manager-failed', detail: expect.stringContaining('connect to bus') },
    })
  })
})
