import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { homeFiles } from '../process/home.ts'
import { type DaemonProcess, endAll, startDaemon, startRefused } from '../testing/daemon-process.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { ask } from '../testing/http-client.ts'
import { PATIENT } from '../testing/patient.ts'
import { BEGINS, grade } from '../testing/season.ts'
import { officeSettled } from '../testing/settled.ts'

// Real trouble of a real disk under a real daemon.

let folder: ReturnType<typeof temporaryFolder>
let home: string
let daemon: DaemonProcess
let token: string
let performanceId: string
const taken: string[] = []

beforeEach(() => {
  folder = temporaryFolder()
  home = folder.path
  taken.length = 0
})
afterEach(async () => {
  await daemon.end()
  if (home !== folder.path) spawnSync('umount', [disk()])
  folder.remove()
})
afterAll(endAll)

const disk = () => join(folder.path, 'disk')
const asAdmin = async (path: string, method = 'GET', body?: unknown) =>
  ask(daemon.url, method, path, {
    token: readFileSync(homeFiles(home).adminToken, 'utf8').trim(),
    body,
  })
const status = async () => (await asAdmin('/v1/status')).json
const trouble = async () => (await status()).storage.trouble
const logLines = (): { msg: string; code?: string }[] =>
  readFileSync(homeFiles(home).log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

async function open(env: NodeJS.ProcessEnv = {}): Promise<void> {
  const settings = { ...PATIENT, OUTERPARK_SANDBOX_LATENCY: '1-2', ...env }
  daemon = await startDaemon(home, settings)
  const show = { startsAt: BEGINS, grades: [grade('R', 1000)] }
  const musical = { title: 'Rent', venue: 'Blue Square', performances: [show] }
  performanceId = (await asAdmin('/v1/musicals', 'POST', musical)).json.performances[0].id
  const body = { name: 'Kim Minji', email: 'minji@example.com' }
  token = (await ask(daemon.url, 'POST', '/v1/customers', { body })).json.token
  expect((await book()).status).toBe(201)
  await officeSettled(status)
}

/** Books one seat, and remembers what was acknowledged. */
async function book() {
  const body = { performanceId, seats: 1 }
  const answer = await ask(daemon.url, 'POST', '/v1/reservations', { token, body })
  if (answer.status === 201) taken.push(answer.json.id)
  return answer
}

/** What was acknowledged is there, all of it, paid and shown. */
async function nothingLost(): Promise<void> {
  await officeSettled(status)
  const { json } = await ask(daemon.url, 'GET', '/v1/mypage?limit=100', { token })
  const shown = json.reservations.map(({ id }: { id: string }) => id)
  expect(shown.sort()).toEqual(taken.toSorted())
  expect((await asAdmin('/v1/verify')).json).toMatchObject({ ok: true })
}

test('a full disk: bookings stop with 503 and the operator is told; all goes on by itself when there is room', async ({
  skip,
}) => {
  mkdirSync(disk())
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32m,mode=0700', 'tmpfs', disk()])
  if (mounted.status !== 0) {
    await open()
    return skip('this user may not mount a small disk')
  }
  home = join(disk(), 'home')
  mkdirSync(home, { mode: 0o700 })
  const heard = folder.file('heard')
  const command = folder.file('tell-me')
  writeFileSync(command, `#!/bin/sh\ncat >> '${heard}'\n`)
  chmodSync(command, 0o700)
  await open({ OUTERPARK_ALERT_COMMAND: command })

  const filler = join(disk(), 'filler')
  spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=16k'])
  const answers = await Promise.all(Array.from({ length: 50 }, book))
  const refused = answers.find(({ status }) => status !== 201)
  expect(refused).toMatchObject({ status: 503, json: { code: 'storage-full' } })
  expect(refused?.headers['retry-after']).toBe('2')
  expect(await trouble()).toMatchObject({ code: 'storage-full', reason: 'SQLITE_FULL' })
  expect((await ask(daemon.url, 'GET', '/v1/musicals')).status).toBe(200)
  expect((await ask(daemon.url, 'GET', '/v1/mypage', { token })).status).toBe(200)
  const told = () => (existsSync(heard) ? readFileSync(heard, 'utf8') : '')
  await expect.poll(told, { timeout: 20_000, interval: 200 }).toContain('"storage-trouble"')

  rmSync(filler)
  await expect.poll(trouble, { timeout: 10_000 }).toBeNull()
  expect((await book()).status).toBe(201)
  await nothingLost()
  expect(logLines().filter(({ msg }) => msg.startsWith('the database can'))).toMatchObject([
    { code: 'storage-full', msg: 'the database cannot be written: no bookings' },
    { code: 'storage-full', msg: 'the database can be written again' },
  ])
  await daemon.end()
  spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k'])
  expect((await startRefused(home)).message).toMatchObject({ kind: 'failed', code: 'disk-full' })
}, 60_000)

test('a disk whose writes fail: the same, with a code of its own', async ({ skip }) => {
  await open()
  // A limit on the size of files makes each write beyond it fail, as a broken disk does.
  const limit = (bytes: number | string) =>
    [daemon.pid, ...daemon.children()].map(
      (pid) => spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]).status,
    )
  if (limit(statSync(`${homeFiles(home).store}-wal`).size).some((code) => code !== 0))
    return skip('this system cannot limit a process that runs')
  await expect.poll(async () => (await book()).json.code).toBe('storage-failing')
  expect(await trouble()).toMatchObject({ code: 'storage-failing', reason: 'SQLITE_IOERR_WRITE' })
  limit('unlimited')
  await expect.poll(trouble, { timeout: 10_000 }).toBeNull()
  await nothingLost()
})

/** Overwrites the pages of the database but the first ones, and lets the daemon read the file again. */
function garble(file: string): void {
  const db = new Database(file)
  // Another writer: the daemon forgets the pages that it has read.
  db.exec("INSERT OR REPLACE INTO meta VALUES ('other', 'x')")
  db.pragma('wal_checkpoint(TRUNCATE)')
  const size = Number(db.pragma('page_size', { simple: true }))
  const pages = openSync(file, 'r+')
  for (let at = 8 * size; at < statSync(file).size; at += size)
    writeSync(pages, Buffer.alloc(size, 0x5a), 0, size, at)
  closeSync(pages)
  db.close()
}

test('a damaged database: nothing more is written to it, and the status names it until a backup is restored', async () => {
  await open()
  garble(homeFiles(home).store)
  const answer = await book()
  expect(answer).toMatchObject({ status: 503, json: { code: 'storage-damaged' } })
  expect(answer.headers['retry-after']).toBeUndefined()
  expect(answer.json.hint).toContain('outerpark restore')
  // Its own figures cannot be read. The rest is shown with those of before.
  expect(await status()).toMatchObject({
    storage: { trouble: { code: 'storage-damaged' } },
    position: expect.any(Number),
  })
  expect((await ask(daemon.url, 'GET', '/v1/mypage', { token })).status).toBe(200)
  expect(await daemon.end()).toEqual({ code: 0, signal: null })
  const { message } = await startRefused(home)
  expect(message).toMatchObject({ kind: 'failed', code: 'database-unreadable' })
})
