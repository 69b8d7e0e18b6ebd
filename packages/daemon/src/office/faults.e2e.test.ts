import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { homeFiles } from '../process/home.ts'
import {
  type DaemonProcess,
  endAll,
  isAlive,
  startDaemon,
  startRefused,
} from '../testing/daemon-process.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { ask, follow } from '../testing/http-client.ts'
import { PATIENT } from '../testing/patient.ts'
import { BEGINS, grade } from '../testing/season.ts'
import { officeSettled, until } from '../testing/settled.ts'

// Faults of the reference that show when a process dies, or when two of them run.

const folder = temporaryFolder()
const SETTINGS = { ...PATIENT, OUTERPARK_SANDBOX_LATENCY: '5-10', OUTERPARK_RETRY_BASE_MS: '10' }
let daemon: DaemonProcess
let token: string
let performanceId: string

const adminToken = () => readFileSync(homeFiles(folder.path).adminToken, 'utf8').trim()
const asAdmin = (path: string, method = 'GET', body?: unknown) =>
  ask(daemon.url, method, path, { token: adminToken(), body })
const book = () =>
  ask(daemon.url, 'POST', '/v1/reservations', { token, body: { performanceId, seats: 1 } })
const settled = () => officeSettled(async () => (await asAdmin('/v1/status')).json)

beforeAll(async () => {
  daemon = await startDaemon(folder.path, SETTINGS)
  const grades = [grade('R', 1000)]
  const musical = {
    title: 'Rent',
    venue: 'Blue Square',
    performances: [{ startsAt: BEGINS, grades }],
  }
  performanceId = (await asAdmin('/v1/musicals', 'POST', musical)).json.performances[0].id
  const body = { name: 'Kim Minji', email: 'minji@example.com' }
  token = (await ask(daemon.url, 'POST', '/v1/customers', { body })).json.token
})
afterAll(async () => {
  await endAll()
  folder.remove()
})

test('fault 4: a booking that was answered is published, although the process died in the next moment', async () => {
  const children = daemon.children()
  const answers = await Promise.all(Array.from({ length: 30 }, book))
  await daemon.end('SIGKILL')
  const ids = answers.filter(({ status }) => status === 201).map(({ json }) => json.id)
  expect(ids).toHaveLength(30)
  await until('the end of the sandbox', () => !children.some(isAlive))

  daemon = await startDaemon(folder.path, SETTINGS)
  const stream = await follow(daemon.url, '/v1/events/stream', { token: adminToken() })
  type Event = { type: string; reservationId: string }
  const published = (type: string) =>
    stream.messages
      .map(({ data }) => data as Event)
      .filter((event) => event.type === type)
      .map(({ reservationId }) => reservationId)
  await until('every payment', () => new Set(published('PaymentApproved')).size === 30)
  await settled()
  await until('every notice', () => published('NoticeSent').length === 30)
  stream.close()
  expect(published('Reserved').sort()).toEqual(ids.sort())
  expect(published('PaymentApproved').sort()).toEqual(ids)
  expect(published('NoticeSent').sort()).toEqual(ids)
  expect((await asAdmin('/v1/verify')).json).toMatchObject({ ok: true })
})

test('fault 13: one box office has one database: a second daemon is refused, and a restart erases nothing', async () => {
  const before = (await ask(daemon.url, 'GET', '/v1/mypage', { token })).text
  const second = await startRefused(folder.path)
  expect(second.message).toMatchObject({ kind: 'failed', code: 'home-in-use' })
  await daemon.end('SIGTERM')
  daemon = await startDaemon(folder.path, SETTINGS)
  const { position } = JSON.parse(before)
  expect((await ask(daemon.url, 'GET', `/v1/mypage?after=${position}`, { token })).text).toBe(
    before,
  )
  expect((await ask(daemon.url, 'GET', '/v1/whoami', { token })).json.customer.email).toBe(
    'minji@example.com',
  )
  expect((await book()).status).toBe(201)
})
