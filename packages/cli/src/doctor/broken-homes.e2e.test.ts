import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DaemonStatus } from '../daemon/status.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark, PROGRAM } from '../testing/outerpark.ts'
import type { Examined } from './finding.ts'

let outerpark: ReturnType<typeof makeOuterpark>
beforeEach(() => {
  outerpark = makeOuterpark(inProcess)
})
afterEach(() => outerpark.close())

const inHome = (name: string) => join(outerpark.home, name)
const settings = (given: object) => writeFileSync(inHome('config.json'), JSON.stringify(given))

/** The findings that are not ok, without the one that the daemon does not run. */
async function wrong(env: Readonly<Record<string, string>> = {}) {
  const before = shape()
  const { code, stdout } = await outerpark.run(['doctor', '--json'], { env })
  const { findings, ok, summary }: Examined = JSON.parse(stdout)
  expect(code).toBe(ok ? 0 : 1)
  expect(findings.filter(({ state }) => state === 'bad')).toHaveLength(summary.bad)
  expect(shape()).toEqual(before)
  return findings.filter(({ state, code }) => state !== 'ok' && code !== 'daemon-away')
}

/** What a home looks like: the doctor changes nothing of it. */
const shape = () =>
  readdirSync(outerpark.home).map((name) => {
    const { mode, size } = statSync(inHome(name))
    return { name, mode, size: /db|log/.test(name) ? 0 : size }
  })

test('a home that nobody has opened: nothing is wrong, and nothing is made', async () => {
  expect(await wrong()).toEqual([])
  expect(readdirSync(outerpark.home)).toEqual([])
})

test.each([
  ['an unknown setting', { smptHost: 'x' }, 'did you mean smtpHost?'],
  ['a setting of a wrong type', { port: 'eighty' }, 'must be a whole number from 0 to 65535'],
])('%s', async (_, given, says) => {
  settings(given)
  expect(await wrong({ OUTERPARK_PORT: '' })).toMatchObject([
    { name: 'settings', code: 'start-refused', what: expect.stringContaining(says) },
  ])
})

test('a home that others can write', async () => {
  chmodSync(outerpark.home, 0o777)
  expect(await wrong()).toMatchObject([
    { name: 'home', code: 'not-trusted', todo: expect.stringContaining('chmod go-w') },
    { name: 'daemon', code: 'daemon-unknown' },
  ])
})

test('an admin token that others can read, while the daemon runs', async () => {
  await outerpark.json('daemon', 'start')
  chmodSync(inHome('admin.token'), 0o644)
  expect(await wrong()).toContainEqual(
    expect.objectContaining({
      name: 'home',
      code: 'not-trusted',
      todo: expect.stringMatching(/chmod go-rwx .*admin\.token/),
    }),
  )
})

/** Runs the doctor as a user who is not root: root can write everything. */
function asNobody() {
  const nobody = { uid: 65_534, gid: 65_534 }
  chownSync(outerpark.home, nobody.uid, nobody.gid)
  const env = { PATH: process.env.PATH, OUTERPARK_HOME: outerpark.home, OUTERPARK_PORT: '0' }
  const options = { ...nobody, env, cwd: '/', encoding: 'utf8' } as const
  return spawnSync(process.execPath, [PROGRAM, 'doctor', '--json'], options)
}

test.runIf(process.platform === 'linux')('a home that cannot be written', async () => {
  chmodSync(outerpark.home, 0o500)
  const { stdout } =
    process.getuid?.() === 0 ? asNobody() : await outerpark.run(['doctor', '--json'])
  chmodSync(outerpark.home, 0o700)
  expect(JSON.parse(stdout).findings).toContainEqual(
    expect.objectContaining({
      name: 'home',
      code: 'home-read-only',
      todo: `chmod u+rwx ${outerpark.home}`,
    }),
  )
})

test.runIf(process.getuid?.() === 0)(
  'a home of another user: one finding, and nothing to break it',
  async () => {
    chownSync(outerpark.home, 65_534, 65_534)
    const { stdout } = await outerpark.run(['doctor', '--json'])
    chownSync(outerpark.home, 0, 0)
    const { findings }: Examined = JSON.parse(stdout)
    expect(findings.filter(({ name }) => name === 'home')).toMatchObject([
      {
        code: 'home-of-other',
        todo: expect.stringMatching(/^sudo -u \S+ env OUTERPARK_HOME=\S+ outerpark doctor$/),
      },
    ])
    expect(stdout).not.toContain('chown')
  },
)

test('a database of a newer version', async () => {
  const db = new Database(inHome('outerpark.db'))
  db.pragma('user_version = 99')
  db.close()
  chmodSync(inHome('outerpark.db'), 0o600)
  expect(await wrong()).toMatchObject([
    {
      ...{ name: 'home', code: 'start-refused' },
      what: expect.stringContaining('newer OuterPark'),
      todo: expect.stringContaining('Install the newer program'),
    },
  ])
})

test('a database that is lost', async () => {
  await outerpark.json('daemon', 'start')
  await outerpark.json('daemon', 'stop')
  for (const ending of ['', '-wal', '-shm'])
    rmSync(inHome(`outerpark.db${ending}`), { force: true })
  expect(await wrong()).toMatchObject([
    {
      name: 'home',
      code: 'start-refused',
      what: expect.stringContaining('has lost its database'),
      todo: expect.stringMatching(
        /^Restore a backup: outerpark restore FILE .*put outerpark\.db back/,
      ),
    },
  ])
})

/** A file system of 8 MiB, if this user may make one. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(outerpark.temporary, 'small-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=0700', 'tmpfs', folder])
  return status === 0 ? folder : undefined
}

test('a disk that is nearly full', async ({ skip }) => {
  const home = smallDisk()
  if (home === undefined) return skip('this user may not mount a small disk')
  try {
    expect(await wrong({ OUTERPARK_HOME: home })).toMatchObject([
      { name: 'disk', state: 'bad', code: 'disk-low', todo: expect.stringContaining('du -ah') },
    ])
  } finally {
    spawnSync('umount', [home])
  }
})

test('a port that another program has', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const address = other.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  try {
    expect(await wrong({ OUTERPARK_PORT: port })).toMatchObject([
      { name: 'port', code: 'port-taken', todo: expect.stringContaining('ss -ltnp') },
    ])
  } finally {
    other.close()
  }
})

test('a worker that hangs', async () => {
  const { worker } = await outerpark.json<DaemonStatus>('daemon', 'start')
  const pid = worker?.pid ?? Number.NaN
  process.kill(pid, 'SIGSTOP')
  try {
    expect(await wrong()).toMatchObject([
      { name: 'daemon', code: 'worker-silent', todo: expect.stringContaining(`-p ${pid};`) },
    ])
  } finally {
    process.kill(pid, 'SIGCONT')
  }
})

test('a daemon that was killed', async () => {
  const { pid } = await outerpark.json<{ pid: number }>('daemon', 'start')
  process.kill(pid, 'SIGKILL')
  await expect
    .poll(async () => (await wrong()).map(({ code }) => code), { timeout: 10_000 })
    .toEqual(['daemon-died'])
})

test('a clock that was set back', async () => {
  await outerpark.json('daemon', 'start')
  await outerpark.json('daemon', 'stop')
  const tomorrow = Date.now() / 1000 + 86_400
  utimesSync(inHome('outerpark.db'), tomorrow, tomorrow)
  expect(await wrong()).toMatchObject([
    { name: 'clock', code: 'clock-back', todo: 'timedatectl status' },
  ])
})

async function bookOne() {
  const { performances } = await outerpark.json<{ performances: { id: string }[] }>(
    ...['musical', 'register', 'Hadestown', '--venue', 'V', '--at', '2037-03-03T19:30+09:00'],
    ...['--seats', '9', '--price', '1000'],
  )
  await outerpark.json('signup', '--name', 'Kim Minji', '--email', 'minji@example.com')
  await outerpark.json('book', '--yes', performances[0]?.id ?? '', '--seats', '1')
}

test('a gateway that is away, and then a dead letter', async () => {
  settings({ breakerMinimumCalls: 1, maxAttempts: 2, breakerOpenMs: 100 })
  await outerpark.json('daemon', 'start')
  await outerpark.json('sandbox', 'outage', 'on')
  await bookOne()
  await expect
    .poll(() => wrong())
    .toContainEqual(
      expect.objectContaining({
        name: 'gateway',
        code: 'gateway-away',
        what: expect.stringContaining('sandbox is away since'),
        todo: 'outerpark sandbox show; outerpark sandbox reset',
      }),
    )
  await expect
    .poll(() => wrong(), { timeout: 20_000 })
    .toContainEqual(
      expect.objectContaining({
        name: 'work',
        code: 'dead-letters',
        todo: 'outerpark task list --dead',
      }),
    )
})

test('a mail server that is away', async () => {
  // Nobody listens on port 1.
  const mail = { smtpHost: '127.0.0.1', smtpPort: 1, smtpSecurity: 'none' }
  settings({ ...mail, smtpFrom: 'tickets@example.com', addresses: 'believe' })
  await outerpark.json('daemon', 'start')
  await bookOne()
  await expect
    .poll(() => wrong())
    .toContainEqual(
      expect.objectContaining({
        name: 'mail',
        code: 'channel-fails',
        todo: expect.stringContaining('outerpark task list'),
      }),
    )
})

test('a daemon whose worker does not start, and says so at its port', async () => {
  const { worker } = await outerpark.json<DaemonStatus>('daemon', 'start')
  chmodSync(join(outerpark.home, 'token.secret'), 0o644)
  process.kill(worker?.pid ?? Number.NaN, 'SIGKILL')
  const status = async () =>
    JSON.parse((await outerpark.run(['daemon', 'status', '--json'])).stdout)
  await expect.poll(status, { timeout: 20_000 }).toHaveProperty('awaySince')
  const shown = await outerpark.run(['daemon', 'status'])
  expect(shown.stdout).toMatch(/To do: Close it with: chmod go-rwx/)
  expect(shown.stdout).toContain('No worker starts. It is tried again by itself')
  expect(await outerpark.failure('daemon', 'restart')).toMatchObject({
    code: 'file-not-trusted',
    hint: expect.stringMatching(/^No worker answers, as before\..*chmod go-rwx/),
  })
  const { findings }: Examined = JSON.parse((await outerpark.run(['doctor', '--json'])).stdout)
  expect(findings.filter(({ state }) => state !== 'ok')).toMatchObject([
    { name: 'home', code: 'not-trusted' },
    { name: 'daemon', code: 'no-worker', todo: expect.stringContaining('chmod go-rwx') },
    { name: 'log' },
  ])
})

test('in Korean, for people', async () => {
  const { code, stdout } = await outerpark.run(['doctor', '--lang', 'ko'])
  expect(code).toBe(0)
  expect(stdout).toContain('할 일: outerpark daemon start')
})
