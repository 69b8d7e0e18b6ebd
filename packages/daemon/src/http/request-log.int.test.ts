import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ask } from '../testing/http-client.ts'
import { openTestOffice } from '../testing/office.ts'
import { type RequestLine, requestLog } from './request-log.ts'

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
    expect.objectContaining({ status: 404, caller: 'nobody' }),
    expect.objectContaining({ path: '/livez', status: 403 }),
  ])
  expect(lines[1]?.path).toHaveLength(200)
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
