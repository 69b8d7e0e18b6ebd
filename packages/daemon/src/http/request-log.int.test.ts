import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ask } from '../testing/http-client.ts'
import { openTestOffice } from '../testing/office.ts'
import { loggedPath, type RequestLine, requestLog } from './request-log.ts'

const lines: RequestLine[] = []
let office: Awaited<ReturnType<typeof openTestOffice>>
beforeAll(async () => {
  office = await openTestOffice({ pipeline: false, onAnswered: (line) => lines.push(line) })
})
afterAll(() => office.close())
beforeEach(() => {
  lines.length = 0
})
const told = () => expect.poll(() => lines)

test('W12: each request is told with its answer, its id and who asked, and without its query', async () => {
  const person = await office.signUp('Kim')
  await told().toHaveLength(1)
  lines.length = 0
  const answer = await ask(office.url, 'GET', '/v1/mypage?limit=5&secret=opensesame', {
    token: person.token,
  })
  await told().toEqual([
    {
      request: answer.headers['request-id'],
      method: 'GET',
      path: '/v1/mypage',
      status: answer.status,
      ms: expect.any(Number),
      caller: person.id,
    },
  ])
})

test('W12: refused requests are told, too: unknown tokens, unknown addresses, other hosts', async () => {
  await ask(office.url, 'GET', '/v1/whoami', { token: 'opk_unknown' })
  await ask(office.url, 'GET', `/nothing/${'x'.repeat(1_000)}`)
  await ask(office.url, 'GET', '/livez', { headers: { host: 'evil.example' } })
  await told().toEqual([
    expect.objectContaining({ path: '/v1/whoami', status: 401, caller: 'unknown' }),
    expect.objectContaining({ path: '/nothing/…', status: 404, caller: 'nobody' }),
    expect.objectContaining({ path: '/livez', status: 403 }),
  ])
})

test.each([
  ['/v1/reservations/RV-7KQ2345678/cancel?x=1', '/v1/reservations/RV-7KQ2345678/cancel'],
  ['/v1/customers/minji@example.com', '/v1/customers/…'],
  ['/v1/customers/minji%40example.com', '/v1/customers/…'],
  ['/v1/x/opk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', '/v1/x/…'],
  ['/김민지', '/…'],
  ['', ''],
])('of the path %s the log has %s', (url, path) => {
  expect(loggedPath(url)).toBe(path)
})

test('a path of many parts is cut', () => {
  expect(loggedPath('/a'.repeat(4_000))).toBe('/a'.repeat(11))
})

test('what a request has made is told', async () => {
  await office.signUp('Lee')
  await told().toMatchObject([{ path: '/v1/customers', status: 201, made: '/v1/whoami' }])
})

test('a client that leaves before its answer is told without a status', async () => {
  const watch = requestLog(
    (line) => lines.push(line),
    () => ({ role: 'admin' }),
  )
  const server = createServer(watch).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // of a TCP server that listens
  const leaving = new AbortController()
  const asked = once(server, 'request')
  const left = fetch(`http://127.0.0.1:${port}/slow`, { signal: leaving.signal })
  await asked
  leaving.abort()
  await expect(left).rejects.toThrow()
  await told().toMatchObject([{ path: '/slow', status: null, caller: 'admin' }])
  server.close()
})
