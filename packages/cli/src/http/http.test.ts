import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, test as base, expect, vi } from 'vitest'
import { makeHttp } from './http.ts'

/** The tests run at the same time, since some wait between two tries. Each has its own box office. */
const test = base.concurrent

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const opened: ReturnType<typeof createServer>[] = []

afterAll(() => {
  for (const server of opened.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A box office that gives these answers one after another, and then always the last one. */
async function boxOffice(...answers: [Answer, ...Answer[]]) {
  const seen: IncomingMessage[] = []
  const server = createServer((request, response) => {
    const answer = answers[Math.min(seen.length, answers.length - 1)] ?? answers[0]
    seen.push(request)
    answer(request, response)
  })
  opened.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // of a TCP server that listens
  const url = `http://127.0.0.1:${port}`
  const caller = { place: () => ({ url }), token: 'secret' }
  return { seen, url, http: makeHttp(caller), korean: makeHttp({ ...caller, language: 'ko' }) }
}

const json =
  (status: number, body: unknown): Answer =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

const hangUp: Answer = (_, response) => response.destroy()

const events =
  (...ids: number[]): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.end(ids.map((id) => `id: ${id}\nevent: step\ndata: {"n":${id}}\n\n`).join(''))
  }

const problem = (code: string, status = 409) =>
  json(status, { type: 'about:blank', title: 'T', status, code, detail: 'D', hint: 'H' })

test('each request has the token, and no error shows it', async () => {
  const { seen, http } = await boxOffice(problem('not-signed-in', 401))
  const error = await http.get('/v1/whoami').catch((caught: unknown) => caught)
  expect(seen[0]?.headers.authorization).toBe('Bearer secret')
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('secret')
})

test('a POST whose connection broke is sent again with the same key', async () => {
  const { seen, http } = await boxOffice(
    hangUp,
    problem('request-in-progress'),
    json(201, { id: 1 }),
  )
  expect(await http.post('/v1/reservations', { seats: 1 })).toEqual({ id: 1 })
  const keys = seen.map(({ headers }) => headers['idempotency-key'])
  expect(keys[0]).toMatch(/^[\da-f-]{36}$/)
  expect(new Set(keys).size).toBe(1)
})

test('W7: requests wait for a sandbox that is being restarted; PUT and DELETE have a key, the same in each try', async () => {
  const { seen, http } = await boxOffice(problem('sandbox-unavailable', 503), json(200, { n: 1 }))
  expect(await http.put('/v1/sandbox/knobs', { fail: 0.3 })).toEqual({ n: 1 })
  expect(await http.remove('/v1/sandbox/knobs')).toEqual({ n: 1 })
  expect(seen.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'DELETE'])
  const keys = seen.map(({ headers }) => headers['idempotency-key'])
  expect(keys[1]).toBe(keys[0])
  expect(new Set(keys).size).toBe(2)
  expect(keys).not.toContain(undefined)
})

test('after an abort no more requests are sent, and no answer is awaited', async ({ expect }) => {
  const { seen, url } = await boxOffice(() => undefined)
  const over = new AbortController()
  const http = makeHttp({ place: () => ({ url }), signal: over.signal })
  const begun = performance.now()
  const asked = [http.get('/v1/status'), http.post('/v1/reservations', {})]
  const followed = http.follow('/v1/events/stream', {}, { signal: AbortSignal.timeout(20_000) })
  const first = followed.next()
  await expect.poll(() => seen.length).toBe(3)
  over.abort()
  for (const { status } of await Promise.allSettled(asked)) expect(status).toBe('rejected')
  expect((await first).done).toBe(true)
  await expect(http.get('/v1/status')).rejects.toThrow()
  expect(performance.now() - begun).toBeLessThan(5_000)
  expect(seen).toHaveLength(3)
})

test('two POSTs have two keys', async () => {
  const { seen, http } = await boxOffice(json(200, {}))
  await http.post('/v1/reservations', {})
  await http.post('/v1/reservations', {})
  expect(seen[0]?.headers['idempotency-key']).not.toBe(seen[1]?.headers['idempotency-key'])
})

test('a refusal is not tried again, and has the text of the daemon', async () => {
  const { seen, http } = await boxOffice(problem('seats-unavailable'))
  await expect(http.post('/v1/reservations', {})).rejects.toMatchObject({
    code: 'seats-unavailable',
    title: 'T',
    detail: 'D',
    hint: 'H',
  })
  expect(seen).toHaveLength(1)
})

test('a refusal is said in the language of the user, and what this version does not know as it came', async () => {
  const params = { seats: 11, most: 10 }
  const refusal = {
    title: 'T',
    status: 422,
    code: 'too-many-seats',
    detail: 'D',
    hint: 'H',
    params,
  }
  const { seen, korean } = await boxOffice(
    json(422, refusal),
    json(422, { ...refusal, params: {} }),
  )
  await expect(korean.post('/v1/reservations', {})).rejects.toMatchObject({
    code: 'too-many-seats',
    params,
    title: '좌석이 너무 많습니다',
    detail: '11석을 요청하셨습니다. 한 번에 10석까지 예매할 수 있습니다.',
  })
  await expect(korean.post('/v1/reservations', {})).rejects.toMatchObject({
    title: 'T',
    detail: 'D',
  })
  expect(seen.map(({ headers }) => headers['accept-language'])).toEqual(['ko', 'ko'])
})

test('the hint of a missing sign-in names the command to run', async () => {
  const { http } = await boxOffice(problem('not-allowed', 403))
  await expect(http.get('/v1/verify')).rejects.toMatchObject({
    hint: expect.stringContaining('"--profile admin"'),
  })
})

test('an address without a server is unreachable, after a few quick tries', async () => {
  const http = makeHttp({ place: () => ({ url: 'http://127.0.0.1:9' }) })
  await expect(http.get('/v1/musicals')).rejects.toMatchObject({ code: 'daemon-unreachable' })
})

test('a daemon that has died is started again once, and asked again', async () => {
  const { url, seen } = await boxOffice(json(200, { items: [] }))
  let address = 'http://127.0.0.1:9'
  const revive = async () => {
    address = url
  }
  const http = makeHttp({ place: () => ({ url: address }), revive })
  expect(await http.get('/v1/musicals')).toEqual({ items: [] })
  expect(seen).toHaveLength(1)
})

test('an answer that is not JSON does not come from a box office', async () => {
  const html: Answer = (_, response) => response.end('<html>')
  const { http } = await boxOffice(html)
  await expect(http.get('/v1/musicals')).rejects.toMatchObject({ code: 'unexpected-answer' })
})

test('a silence that lasts too long counts as no answer', async () => {
  const { http } = await boxOffice(() => undefined)
  await expect(http.get('/v1/verify', {}, 50)).rejects.toMatchObject({
    code: 'daemon-unreachable',
    detail: expect.stringContaining('no answer within'),
  })
})

test('queries leave out what is undefined and escape the rest', async () => {
  const { seen, http } = await boxOffice(json(200, {}))
  await http.get('/v1/musicals', { idPrefix: 'MU-7&x', cursor: undefined, limit: 3 })
  expect(seen[0]?.url).toBe('/v1/musicals?idPrefix=MU-7%26x&limit=3')
})

test('after a broken connection a stream goes on after the last event', async () => {
  const { seen, http } = await boxOffice(events(1, 2), hangUp, events(3))
  const stop = new AbortController()
  const heard: string[] = []
  let openings = 0
  const listener = { signal: stop.signal, opened: () => (openings += 1) }
  for await (const { data } of http.follow('/v1/mypage/stream', { after: 0 }, listener)) {
    heard.push(data)
    if (heard.length === 3) stop.abort()
  }
  expect(heard).toEqual(['{"n":1}', '{"n":2}', '{"n":3}'])
  expect(openings).toBe(1)
  expect(seen.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '2', '2'])
})

test('S10: a stream whose token is revoked ends with what its last message says, and is not opened again', async () => {
  const revoked: Answer = (_, response) => {
    const data = { title: 'T', status: 401, code: 'token-revoked', detail: 'It was revoked.' }
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.end(
      `id: 1\nevent: step\ndata: {}\n\nevent: problem\ndata: ${JSON.stringify(data)}\n\n`,
    )
  }
  const { seen, http } = await boxOffice(revoked)
  const { signal } = new AbortController()
  const following = http.follow('/v1/mypage/stream', {}, { signal })
  expect(await following.next()).toMatchObject({ value: { id: '1' } })
  await expect(following.next()).rejects.toMatchObject({
    code: 'token-revoked',
    detail: 'It was revoked.',
    hint: expect.stringContaining('outerpark login'),
  })
  expect(seen).toHaveLength(1)
})

test('a stream that is refused ends with the daemon’s error', async () => {
  const { http } = await boxOffice(problem('not-allowed', 403))
  const opened = vi.fn()
  const { signal } = new AbortController()
  const following = http.follow('/v1/events/stream', { from: 1 }, { signal, opened })
  await expect(following.next()).rejects.toMatchObject({ code: 'not-allowed' })
  expect(opened).not.toHaveBeenCalled()
})

test('an error about a field names the field, and does not mention the body', async () => {
  const errors = [
    { path: 'email', message: 'must be an e-mail address' },
    { path: '', message: 'must not be empty' },
  ]
  const detail = 'The body is not valid: email: must be an e-mail address; must not be empty'
  const { http } = await boxOffice(
    json(422, { title: 'T', status: 422, code: 'validation-failed', detail, errors }),
  )
  await expect(http.post('/v1/customers', {})).rejects.toMatchObject({
    code: 'validation-failed',
    detail: 'email: must be an e-mail address; must not be empty',
    flaws: errors,
  })
})
