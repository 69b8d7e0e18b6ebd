import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { homeFiles } from './process/home.ts'
import { folderIdentity } from './process/private-files.ts'
import {
  type DaemonProcess,
  endAll,
  isAlive,
  type Refusal,
  startDaemon,
  startRefused,
  startRefusedByHand,
} from './testing/daemon-process.ts'
import { temporaryFolder } from './testing/folder.ts'
import { ask } from './testing/http-client.ts'
import { BEGINS, grade } from './testing/season.ts'
import { officeSettled, until } from './testing/settled.ts'

const folder = temporaryFolder()
const home = folder.file('home')
const files = homeFiles(home)
let daemon: DaemonProcess

beforeAll(async () => {
  daemon = await startDaemon(home, {
    OUTERPARK_SANDBOX_LATENCY: '1-3',
    OUTERPARK_LOG_LEVEL: 'trace',
  })
})
afterAll(async () => {
  await endAll()
  folder.remove()
})

const adminToken = () => readFileSync(files.adminToken, 'utf8').trim()
const asAdmin = (path: string, method = 'GET', body?: unknown) =>
  ask(daemon.url, method, path, { token: adminToken(), body })
let people = 0
async function signUp(): Promise<string> {
  const body = { name: 'Kim Minji', email: `minji${++people}@example.com` }
  return (await ask(daemon.url, 'POST', '/v1/customers', { body })).json.token
}
async function register(seats: number): Promise<string> {
  const musical = {
    title: `Rent ${seats}`,
    venue: 'Blue Square',
    performances: [{ startsAt: BEGINS, grades: [grade('R', seats)] }],
  }
  return (await asAdmin('/v1/musicals', 'POST', musical)).json.performances[0].id
}
const book = (token: string, performanceId: string) =>
  ask(daemon.url, 'POST', '/v1/reservations', { token, body: { performanceId, seats: 1 } })
const settled = () => officeSettled(async () => (await asAdmin('/v1/status')).json)
const stateFile = () => JSON.parse(readFileSync(files.state, 'utf8'))

describe('a running daemon', () => {
  test('writes its address into a file of its home', async () => {
    expect(stateFile()).toEqual({
      pid: daemon.pid,
      url: daemon.url,
      socket: 'daemon.sock',
      controlKey: expect.stringMatching(/^[\w-]{43}$/),
      home: folderIdentity(home),
      instance: (await ask(daemon.url, 'GET', '/livez')).json.instance,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      mode: 'DEVELOP',
      gateway: { name: 'sandbox', at: null, live: null, account: null },
      startedAt: expect.any(String),
      settingsReadAt: expect.any(String),
    })
    // Anybody may know who charges the cards: the terminal interface names those of the sandbox.
    expect((await ask(daemon.url, 'GET', '/livez')).json).toMatchObject({ gateway: 'sandbox' })
    expect((await ask(daemon.url, 'GET', '/readyz')).status).toBe(200)
  })

  test('lets only its owner read its home and everything in it', async () => {
    expect((statSync(home).mode & 0o777).toString(8)).toBe('700')
    const names = readdirSync(home)
    expect(names.length).toBeGreaterThan(6)
    for (const name of names) {
      const mode = (statSync(`${home}/${name}`).mode & 0o777).toString(8)
      expect(`${name} ${mode}`).toBe(`${name} 600`)
    }
  })

  test('books, charges the card, notifies the customer, and all invariants hold', async () => {
    const token = await signUp()
    expect((await book(token, await register(10))).status).toBe(201)
    await settled()
    const { text } = await ask(daemon.url, 'GET', '/v1/mypage', { token })
    expect(text).toContain('"status":"confirmed"')
    const { checks } = (await asAdmin('/v1/verify')).json
    expect(checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
  })

  test('writes no secret into its log, even at the most detailed level', async () => {
    const token = await signUp()
    await ask(daemon.url, 'GET', '/v1/whoami', { token: `${token}x` })
    await book(token, 'PF-ZZZZZZZZZZ')
    const log = readFileSync(files.log, 'utf8')
    expect(log).toContain('"msg":"open"')
    for (const secret of [
      token,
      adminToken(),
      readFileSync(files.tokenSecret, 'utf8').trim(),
      'Bearer',
    ])
      expect(log).not.toContain(secret)
  })
})

describe.concurrent('a daemon that cannot start', () => {
  const refusal = ({ message }: Refusal) => (message?.kind === 'failed' ? message : undefined)

  test('because another one runs on the home says so, and does not disturb that one', async () => {
    const before = readdirSync(home).sort()
    const second = await startRefused(home)
    expect(refusal(second)).toMatchObject({
      code: 'home-in-use',
      detail: `Another daemon runs on the home ${home}.`,
      hint: expect.stringContaining('daemon stop'),
    })
    expect(second.code).toBe(1)
    expect(readdirSync(home).sort()).toEqual(before)
    expect(stateFile().pid).toBe(daemon.pid)
    expect((await ask(daemon.url, 'GET', '/livez')).status).toBe(200)
  })

  test('because its port is in use says which port, and what to do', async () => {
    const { port } = new URL(daemon.url)
    const other = folder.file('other')
    const second = await startRefused(other, { OUTERPARK_PORT: port })
    expect(refusal(second)).toMatchObject({
      code: 'port-unavailable',
      detail: expect.stringContaining(port),
      hint: expect.stringContaining('OUTERPARK_PORT'),
    })
    expect(second.code).toBe(1)
    expect(readdirSync(other)).not.toContain('daemon.json')
  })

  test('because a port or a host in its config.json is not free says in which file it is', async () => {
    const other = folder.file('with-config')
    mkdirSync(other, { mode: 0o700 })
    const config = join(other, 'config.json')
    const port = Number(new URL(daemon.url).port)
    for (const [setting, env, code] of [
      [{ port }, { OUTERPARK_PORT: '' }, 'port-unavailable'],
      [{ host: '192.0.2.1' }, {}, 'config-invalid'],
    ] as const) {
      writeFileSync(config, JSON.stringify(setting))
      const refused = await startRefused(other, env)
      expect(refusal(refused)).toMatchObject({ code, hint: expect.stringContaining(config) })
    }
  })

  test('because its home cannot be written says which home', async () => {
    writeFileSync(folder.file('a-file'), '')
    const impossible = folder.file('a-file/home')
    const refused = await startRefused(impossible)
    expect(refusal(refused)).toMatchObject({
      code: 'home-not-writable',
      detail: expect.stringContaining(impossible),
    })
    expect(refused.code).toBe(1)
  })

  test('because a setting is out of range names the variable and the range', async () => {
    const refused = await startRefusedByHand(folder.file('never'), {
      OUTERPARK_PORT: '70000',
      OUTERPARK_LEASE_MS: '1',
    })
    expect(refused.stderr).toMatch(/^outerpark daemon: .*\n$/)
    expect(refused.stderr).toContain('OUTERPARK_PORT: must be a whole number from 0 to 65535')
    expect(refused.stderr).toContain(
      'OUTERPARK_LEASE_MS: must be a whole number from 1000 to 600000',
    )
    expect(refused.code).toBe(2)
    expect(readdirSync(folder.path)).not.toContain('never')
  })

  test('because of an unknown variable names it and the one that was probably meant', async () => {
    const refused = await startRefusedByHand(folder.file('never'), { OUTERPARK_PRT: '8081' })
    expect(refused.stderr).toMatch(
      /^outerpark daemon: OUTERPARK_PRT: there is no such setting, did you mean OUTERPARK_PORT\? .*\n$/,
    )
    expect(refused.code).toBe(2)
  })

  test('because its host is not this machine names the setting of the host', async () => {
    const refused = await startRefused(folder.file('elsewhere'), {
      OUTERPARK_HOST: 'nowhere.invalid',
    })
    expect(refusal(refused)).toMatchObject({
      code: 'config-invalid',
      detail: expect.stringMatching(
        /^host: nowhere\.invalid is no name or address of this machine/,
      ),
      hint: expect.stringContaining('OUTERPARK_HOST'),
    })
    expect(refused.code).toBe(2)
  })

  test('because a newer version made its database says so, and does not change it', async () => {
    const newer = temporaryFolder()
    const db = new Database(homeFiles(newer.path).store)
    db.pragma('user_version = 99')
    db.close()
    const refused = await startRefused(newer.path)
    expect(refusal(refused)).toMatchObject({
      code: 'database-newer',
      detail: expect.stringContaining('newer OuterPark'),
    })
    expect(refused.code).toBe(1)
    const after = new Database(homeFiles(newer.path).store)
    expect(after.pragma('user_version', { simple: true })).toBe(99)
    after.close()
    newer.remove()
  })
})

describe('a daemon that gets a signal to stop', () => {
  test('during a rush answers all accepted requests, loses nothing, and ends the sandbox', async () => {
    const token = await signUp()
    const performanceId = await register(100_000)
    const children = daemon.children()
    expect(children).toHaveLength(1)
    const booked: string[] = []
    const others: unknown[] = []
    let over = false
    const customer = async () => {
      while (!over)
        try {
          const { status, json } = await book(token, performanceId)
          if (status === 201) booked.push(json.id)
          else others.push(status)
        } catch (error) {
          // The connection was refused, or it was closed before the request was read.
          over = true
          others.push(error instanceof Error && 'code' in error ? error.code : error)
        }
    }
    const rush = Array.from({ length: 40 }, customer)
    await until('a rush', () => booked.length > 100)
    const { code } = await daemon.end('SIGTERM')
    over = true
    await Promise.all(rush)

    expect(code).toBe(0)
    for (const other of others) expect(['ECONNREFUSED', 'ECONNRESET', 503]).toContain(other)
    for (const child of children) expect(isAlive(child)).toBe(false)
    for (const name of ['daemon.json', 'daemon.sock', 'sandbox.sock'])
      expect(readdirSync(home)).not.toContain(name)

    daemon = await startDaemon(home, { OUTERPARK_SANDBOX_LATENCY: '1-3' })
    const kept = new Set<string>()
    for (let cursor: string | null = ''; cursor !== null; ) {
      const path: string = `/v1/reservations?limit=500${cursor && `&cursor=${cursor}`}`
      const { json } = await ask(daemon.url, 'GET', path, { token })
      for (const { id } of json.items) kept.add(id)
      cursor = json.next
    }
    expect(kept).toEqual(new Set(booked))
    await settled()
    expect((await asAdmin('/v1/verify')).json).toMatchObject({ ok: true })
  })

  test('twice, as soon as it is ready, stops once and ends with 0', async () => {
    const second = await startDaemon(folder.file('second'))
    const ends = await Promise.all([second.end('SIGTERM'), second.end('SIGTERM')])
    expect(ends).toEqual(Array(2).fill({ code: 0, signal: null }))
  })
})
