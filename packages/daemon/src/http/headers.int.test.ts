import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { sendRaw } from '../testing/raw-http.ts'
import { grade } from '../testing/season.ts'

let office: TestOffice
let minji: Person
let performanceId: string
beforeAll(async () => {
  office = await openTestOffice({ pipeline: false })
  minji = await office.signUp('Kim Minji')
  performanceId = (await office.register()).performanceId
})
afterAll(() => office?.close())

const rawly = async (...lines: string[]) =>
  (await sendRaw(office.url, [Buffer.from(`${lines.join('\r\n')}\r\n\r\n`)]))?.status
const booking = () => ({ token: minji.token, body: { performanceId, seats: 1 } })

describe('S18: every answer', () => {
  test.each([
    ['GET', '/livez'],
    ['GET', '/v1/musicals'],
    ['HEAD', '/v1/musicals'],
    ['GET', '/v1/mypage'],
    ['POST', '/v1/reservations'],
    ['POST', '/v1/customers'],
    ['GET', '/nowhere'],
    ['DELETE', '/v1/musicals'],
    ['GET', '/v1/whoami'],
    ['GET', '/openapi.json'],
    ['GET', '/v1/musicals?idPrefix=%B0'],
  ])('is kept by no cache, taken for no other type, and named: %s %s', async (method, path) => {
    const { headers } = await office.ask(method, path)
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'request-id': expect.stringMatching(/^RQ-[\w-]{8}-\w+$/),
    })
  })

  test('also the one to what is no request, and to a Host of somebody else', async () => {
    const bad = await sendRaw(office.url, [Buffer.from('GET / HTTP/9\r\n\r\n')])
    const names = bad?.headers.map(([name]) => name.toLowerCase())
    expect(names).toEqual(expect.arrayContaining(['cache-control', 'request-id']))
    expect(JSON.parse(bad?.body ?? '')).toMatchObject({ code: 'malformed-request', status: 400 })
    const refused = await office.ask('GET', '/livez', { headers: { host: 'evil.example.com' } })
    expect(refused.headers).toMatchObject({ 'cache-control': 'no-store' })
    const odd = await office.ask('GET', '/livez', { headers: { host: '127.0.0.1:99999' } })
    expect(odd).toMatchObject({ status: 400, json: { code: 'malformed-request' } })
    expect(odd.headers['request-id']).toBeDefined()
  })

  test('has an id of its own, which is the cause of the events of its request', async () => {
    const first = await office.ask('POST', '/v1/reservations', booking())
    const second = await office.ask('POST', '/v1/reservations', booking())
    expect(first.headers['request-id']).not.toBe(second.headers['request-id'])
    const [event] = await office.store.queries.events(second.json.position, 1)
    expect(event?.causationId).toBe(second.headers['request-id'])
  })

  test('of a stream has the headers too, and one that keeps proxies from buffering (C17)', async () => {
    const stream = await office.follow('/v1/events/stream', { token: ADMIN })
    expect(stream.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-accel-buffering': 'no',
      'request-id': expect.any(String),
    })
    stream.close()
  })
})

describe('S18: a request', () => {
  const HOST = 'Host: 127.0.0.1'
  test.each([
    ['another host', 'http://evil.example.com', '400 Bad Request'],
    ['another port', 'http://127.0.0.1:1', '400 Bad Request'],
    ['a user before the host', 'http://evil@127.0.0.1', '400 Bad Request'],
    ['the host of its Host', 'http://127.0.0.1', '200 OK'],
  ])('with %s in its address (%s) gets %s', async (_, origin, status) => {
    expect(await rawly(`GET ${origin}/livez HTTP/1.1`, HOST)).toBe(`HTTP/1.1 ${status}`)
  })

  test.each([
    ['with two Hosts', [HOST, HOST]],
    ['with two Hosts that differ', [HOST, 'host: evil.example.com']],
    ['without a Host', []],
    ['with two tokens', [HOST, 'Authorization: Bearer a', 'authorization: Bearer b']],
    ['with two types', [HOST, 'Content-Type: text/plain', 'Content-type: application/json']],
    ['with two keys', [HOST, 'Idempotency-Key: a', 'idempotency-key: b']],
  ])('%s is malformed (400), on the hot way and on Hono’s', async (_, lines) => {
    for (const path of ['/v1/mypage', '/v1/musicals'])
      expect(await rawly(`GET ${path} HTTP/1.1`, ...lines)).toBe('HTTP/1.1 400 Bad Request')
    if (lines.length === 0)
      expect(await rawly('GET /livez HTTP/1.0')).toBe('HTTP/1.1 400 Bad Request')
  })

  test.each([
    '/v1/musicals?idPrefix=%B0%A1',
    '/v1/musicals/%ff',
    '/v1/musicals?idPrefix=%zz',
    '/v1/musicals?idPrefix=\u00b0\u00a1',
  ])('C8: with the address %j, which is not UTF-8, is malformed (400)', async (path) => {
    expect(await rawly(`GET ${path} HTTP/1.1`, HOST)).toBe('HTTP/1.1 400 Bad Request')
  })

  test('with headers that are too large is told so (431)', async () => {
    const long = `X-Long: ${'x'.repeat(17_000)}`
    expect(await rawly('GET /livez HTTP/1.1', HOST, long)).toBe(
      'HTTP/1.1 431 Request Header Fields Too Large',
    )
  })

  test('to a proxy is told that this is none (405)', async () => {
    const answer = await sendRaw(office.url, [
      Buffer.from(`CONNECT a:80 HTTP/1.1\r\n${HOST}\r\n\r\n`),
    ])
    expect(answer).toMatchObject({ status: 'HTTP/1.1 405 Method Not Allowed', ended: true })
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ code: 'method-not-allowed' })
  })

  test('is answered whatever else it expects', async () => {
    expect(await rawly('GET /livez HTTP/1.1', HOST, 'Expect: a-gift')).toBe('HTTP/1.1 200 OK')
  })
})

describe('W19: an answer', () => {
  test('with 201 says where to find what was made', async () => {
    const on = (day: string) => [{ startsAt: `${day}T19:30+09:00`, grades: [grade('R', 10)] }]
    const musical = { title: '빨래', venue: '동양예술극장', performances: on('2027-01-05') }
    const asAdmin = (path: string, body: object) => office.ask('POST', path, { token: ADMIN, body })
    const registered = await asAdmin('/v1/musicals', musical)
    const { id } = registered.json.musical
    const person = { name: 'Lee', email: 'location@example.com' }
    const answers = [
      registered,
      await asAdmin(`/v1/musicals/${id}/performances`, { performances: on('2027-01-06') }),
      await asAdmin('/v1/seasons', {
        musicals: [{ ...musical, performances: on('2027-01-07') }],
      }),
      await office.ask('POST', '/v1/reservations', booking()),
      await office.ask('POST', '/v1/customers', { body: person }),
    ]
    const tokens = [ADMIN, ADMIN, ADMIN, minji.token, answers[4]?.json.token]
    for (const [i, { status, headers }] of answers.entries()) {
      expect(status).toBe(201)
      const there = await office.ask('GET', headers.location ?? '', { token: tokens[i] })
      expect(there.status).toBe(200)
    }
    expect(answers[0]?.headers.location).toBe(`/v1/musicals/${id}`)
    expect(answers[3]?.headers.location).toBe(`/v1/reservations/${answers[3]?.json.id}`)
  })

  test('that is given again says so, and the first one does not', async () => {
    const key = 'a-key-of-twenty-two-characters'
    const posts = [
      ['/v1/reservations', booking()],
      ['/v1/customers', { body: { name: 'Lee', email: 'again@example.com' } }],
      ['/v1/mypage/rebuild', { token: ADMIN }],
    ] as const
    for (const [path, asking] of posts) {
      const post = () =>
        office.ask('POST', path, { ...asking, headers: { 'idempotency-key': key } })
      const first = await post()
      expect(first.headers['idempotency-replayed']).toBeUndefined()
      const again = await post()
      expect(again.headers['idempotency-replayed']).toBe('true')
      expect(again).toMatchObject({ text: first.text, status: first.status })
      expect(again.headers.location).toBe(first.headers.location)
    }
  })
})

describe('S13, C9: the Idempotency-Key of a caller without a token', () => {
  const signUp = (key: string, email: string) =>
    office.ask('POST', '/v1/customers', {
      body: { name: 'Park', email },
      headers: { 'idempotency-key': key },
    })

  test('must be one that nobody guesses', async () => {
    const short = await signUp('order-1', 'park@example.com')
    expect(short).toMatchObject({ status: 422, json: { code: 'validation-failed' } })
    expect(short.json.detail).toContain('at least 22 characters')
    const long = await signUp('x'.repeat(22), 'park@example.com')
    expect(long.status).toBe(201)
    expect((await signUp('x'.repeat(22), 'park@example.com')).json.token).toBe(long.json.token)
  })
})
