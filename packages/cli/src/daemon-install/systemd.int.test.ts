import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { programIn, serviceUnit, socketUnit } from './systemd.ts'

const program = {
  node: process.execPath,
  entry: '/opt/a "b" 100%$/main.js',
  args: ['--background'],
}
const places = { home: '/var/lib/outer park', envFile: '/etc/outerpark/daemon.env' }
const listen = '127.0.0.1:8080'
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0

test('the words of the command stay what they are', () => {
  const unit = serviceUnit({ level: 'user', program, ...places })
  expect(unit).toContain(`"/opt/a \\"b\\" 100%%$$/main.js" "--background"\n`)
  const { node, entry } = program
  expect(programIn(unit.split('\n'))).toEqual({ node, entry })
  expect(unit).toContain('Environment="OUTERPARK_HOME=/var/lib/outer park"\n')
})

test('no secret is in a unit: it names the file', () => {
  const unit = serviceUnit({ level: 'system', program, ...places })
  expect(unit.match(/^Environment.*$/gm)).toEqual([
    'Environment="OUTERPARK_HOME=/var/lib/outer park"',
    'EnvironmentFile=/etc/outerpark/daemon.env',
  ])
})

test("a service of the machine may write into the folder for backups, a user's service may anyway", () => {
  const written = (level: 'system' | 'user') =>
    serviceUnit({ level, program, ...places, backups: '/mnt/back ups' }).match(
      /^ReadWritePaths=.*$/m,
    )
  expect(written('system')?.[0]).toBe('ReadWritePaths=-"/mnt/back ups"')
  expect(written('user')).toBeNull()
})

test('systemd waits longer for the end than the daemon may take: 20 s, and three calls of 20 s', () => {
  const unit = serviceUnit({ level: 'user', program, ...places })
  expect(Number(/TimeoutStopSec=(\d+)/.exec(unit)?.[1])).toBeGreaterThan(80)
})

test.skipIf(!hasSystemd).each([
  ['user', undefined],
  ['user', listen],
  ['system', undefined],
  ['system', listen],
] as const)(
  'systemd accepts the units (%s, %s); skipped where it is not installed',
  (level, at) => {
    const folder = mkdtempSync(join(tmpdir(), 'outerpark-units-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const files = [
      join(folder, 'outerpark.service'),
      ...(at ? [join(folder, 'outerpark.socket')] : []),
    ]
    // The user of the service is made when it is installed.
    const backups = '/mnt/back ups'
    const unit = serviceUnit({ level, program, ...places, listen: at, backups }).replace(
      /^User=.*\n/m,
      '',
    )
    writeFileSync(files[0] ?? '', unit.replace(/^Documentation=.*\n/m, ''))
    if (files[1]) writeFileSync(files[1], socketUnit(listen))
    const manager = level === 'user' ? ['--user'] : []
    const { status, stderr } = spawnSync('systemd-analyze', [...manager, 'verify', ...files], {
      encoding: 'utf8',
      env: { ...process.env, XDG_RUNTIME_DIR: folder },
    })
    const about = stderr.split('\n').filter((line) => line.includes('outerpark'))
    expect({ status, about }).toEqual({ status: 0, about: [] })
  },
)
