import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type RawAnswer, sendRaw } from '../testing/raw-http.ts'
import { makeApp } from './app.ts'
import { listen } from './server.ts'
import { twinOffice } from './testing/both-ways.ts'
import { bytesOf, oddRequests } from './testing/odd-requests.ts'

/** How many requests Hono was asked. */
const hono = vi.hoisted(() => ({ asked: 0 }))
vi.mock('./web-app.ts', async (original) => {
  const real = await original<typeof import('./web-app.ts')>()
  return {
    ...real,
    webApp(...given: Parameters<typeof real.webApp>) {
      const answer = real.webApp(...given)
      return (...request: Parameters<typeof answer>) => {
        hono.asked += 1
        return answer(...request)
      }
    },
  }
})

type Twin = Awaited<ReturnType<typeof open>>

/** @param hotWay if false, Hono answers every request */
async function open({ hotWay }: { hotWay: boolean }) {
  const office = await twinOffice()
  const { routes } = office.app
  const app = makeApp({
    ...office.app,
    routes: hotWay ? routes : routes.map((route) => ({ ...route, hot: false })),
  })
  const { url, stop } = await listen(app, { host: '127.0.0.1', port: 0 })
  return { ...office, url, stop: () => stop(1_000) }
}

/** The first office answers hot routes without Hono. The second one answers all of them with Hono. */
let hot: Twin
let plain: Twin
beforeAll(async () => {
  hot = await open({ hotWay: true })
  plain = await open({ hotWay: false })
})
afterAll(async () => {
  await hot?.stop()
  await plain?.stop()
})
// No request may cause a fault of the program, and both offices must have done the same.
afterEach(async () => {
  expect([hot.faults, plain.faults]).toEqual([[], []])
  expect(await hot.position()).toBe(await plain.position())
})

/** An answer without the parts that may differ: the date, the request's id, and the order and case of header names. */
function comparable(answer: RawAnswer | undefined) {
  if (!answer) return undefined
  const headers = answer.headers
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name !== 'date' && name !== 'request-id')
  return { ...answer, headers: headers.toSorted(([a], [b]) => (a < b ? -1 : 1)) }
}

type Parts = readonly (Buffer | string)[]
const bytesIn = (parts: Parts) => parts.map((part) => Buffer.from(part as string, 'latin1'))

/** Sends the same bytes to both offices at the same time, and expects the same answer from both. */
async function askAtOnce(parts: Parts) {
  const bytes = bytesIn(parts)
  const [answer, other] = await Promise.all([sendRaw(hot.url, bytes), sendRaw(plain.url, bytes)])
  expect(comparable(answer)).toEqual(comparable(other))
  return answer
}

/** Sends the same bytes to one office after the other, and expects the same answer from both. */
async function ask(parts: Parts, options?: Parameters<typeof sendRaw>[2]) {
  const bytes = bytesIn(parts)
  const before = hono.asked
  const answer = await sendRaw(hot.url, bytes, options)
  const pastHono = hono.asked === before
  const other = await sendRaw(plain.url, bytes, options)
  expect(comparable(answer)).toEqual(comparable(other))
  return answer && { ...answer, pastHono }
}

const headOf = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n\r\n`
const post = (path: string, body: string, ...more: string[]) =>
  headOf([
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${hot.tokens.minji}`,
    'Content-Type: application/json',
    ...(more.some((line) => /^(content-length|transfer-encoding)/i.test(line))
      ? []
      : [`Content-Length: ${body.length}`]),
    ...more,
  ]) + body
const booking = (over: object = {}) =>
  JSON.stringify({ performanceId: hot.performanceId, grade: 'VIP', seats: 1, ...over })

describe('both ways answer the same', () => {
  test('to requests of all kinds', async () => {
    const seen = { pastHono: 0, byStatus: new Map<string, number>() }
    const requests = oddRequests(hot)
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const answer = await ask(bytesOf(request), { hasBody: request.method !== 'HEAD' })
        if (answer?.pastHono) seen.pastHono += 1
        const status = answer?.status.slice(9, 12) ?? 'none'
        seen.byStatus.set(status, (seen.byStatus.get(status) ?? 0) + 1)
      }),
      { numRuns: 1_500 },
    )
    // The test proves something only if both ways and many statuses occur. Each of these occurs dozens of times.
    expect(seen.pastHono).toBeGreaterThan(400)
    for (const status of ['200', '201', '400', '401', '403', '404', '405', '415', '422'])
      expect([...seen.byStatus.keys()]).toContain(status)
  })

  test('to a plain booking, its repetition, and another one under its key; all without Hono', async () => {
    const key = 'Idempotency-Key: the-key'
    const first = await ask([post('/v1/reservations', booking(), key)])
    const again = await ask([post('/v1/reservations', booking(), key)])
    const other = await ask([post('/v1/reservations', booking({ seats: 2 }), key)])
    expect([first, again, other].map((answer) => answer?.pastHono)).toEqual([true, true, true])
    expect([first, again, other].map((answer) => answer?.status)).toEqual([
      'HTTP/1.1 201 Created',
      'HTTP/1.1 201 Created',
      'HTTP/1.1 422 Unprocessable Entity',
    ])
    expect(again?.body).toBe(first?.body)
  })

  test('to a cancel and to MyPage, without Hono', async () => {
    const booked = await ask([post('/v1/reservations', booking())])
    const { id } = JSON.parse(booked?.body ?? '')
    const path = `/v1/reservations/${id}/cancel`
    const answers = [
      await ask([post(path, '')]),
      await ask([post(path, '{}')]),
      await ask([
        headOf([
          'GET /v1/mypage HTTP/1.1',
          'Host: 127.0.0.1',
          `Authorization: Bearer ${hot.tokens.minji}`,
        ]),
      ]),
    ]
    expect(answers.map((answer) => answer?.pastHono)).toEqual([true, true, true])
    expect(answers.map((answer) => answer?.status.slice(9, 12))).toEqual(['200', '409', '200'])
  })

  test('to seats that are sold out', async () => {
    const answer = await ask([post('/v1/reservations', booking({ seats: 99_999 }))])
    expect(answer?.status).toBe('HTTP/1.1 409 Conflict')
    expect(answer?.pastHono).toBe(true)
  })

  test('to a body that is sent byte by byte', async () => {
    const text = post('/v1/reservations', booking())
    const answer = await ask([...Buffer.from(text)].map((byte) => Buffer.from([byte])))
    expect(answer?.status).toBe('HTTP/1.1 201 Created')
  })

  test('to a client that waits for 100 Continue before it sends the body', async () => {
    const body = booking()
    const [head = ''] = post('/v1/reservations', body, 'Expect: 100-continue').split(body)
    expect((await ask([head, body]))?.status).toBe('HTTP/1.1 201 Created')
  })

  test.each([
    [
      'with two lengths',
      ['Content-Length: 2', 'Content-Length: 3'],
      '{}',
      'HTTP/1.1 400 Bad Request',
    ],
    [
      'with a length and chunks',
      ['Content-Length: 2', 'Transfer-Encoding: chunked'],
      '{}',
      'HTTP/1.1 400 Bad Request',
    ],
    ['with a length that is no number', ['Content-Length: x'], '{}', 'HTTP/1.1 400 Bad Request'],
    [
      'with a transfer coding that nobody knows',
      ['Transfer-Encoding: gzip'],
      '{}',
      'HTTP/1.1 400 Bad Request',
    ],
  ])('to a body %s', async (_, lines, body, status) => {
    const answer = await ask([post('/v1/reservations', body, ...lines)])
    expect(answer?.status).toBe(status)
  })

  test('to a body that is too large and never comes, and then they close the connection', async () => {
    const answer = await askAtOnce([post('/v1/reservations', '{', 'Content-Length: 999999999')])
    expect(answer?.status).toBe('HTTP/1.1 413 Payload Too Large')
    expect(answer?.ended).toBe(true)
  })

  test('to a body that is too large, in chunks', async () => {
    const head = post('/v1/reservations', '', 'Transfer-Encoding: chunked')
    const chunk = `40000\r\n${' '.repeat(0x40000)}\r\n`
    const answer = await ask([head, chunk, chunk, chunk, chunk, chunk, '0\r\n\r\n'])
    expect(answer?.status).toBe('HTTP/1.1 413 Payload Too Large')
  })

  test('to a caller who may not use the route, before the body arrives', async () => {
    const answer = await ask([
      headOf([
        'POST /v1/reservations HTTP/1.1',
        'Host: 127.0.0.1',
        'Authorization: Bearer op_nobody',
        'Content-Length: 100',
      ]),
    ])
    expect(answer?.status).toBe('HTTP/1.1 401 Unauthorized')
  })

  test('nothing, to a body that is cut off; and nothing is booked', async () => {
    const before = await hot.position()
    const body = booking()
    const half = post('/v1/reservations', body, `Content-Length: ${body.length + 1}`)
    expect(await ask([half], { giveUpAfterMs: 200 })).toBeUndefined()
    expect(await hot.position()).toBe(before)
  })

  test('to two requests at once on one connection, in the order of the requests', async () => {
    const answers = await Promise.all(
      [hot, plain].map(({ url }) =>
        sendRaw(url, [
          Buffer.from(post('/v1/reservations', booking({ seats: 0 }))),
          Buffer.from(post('/v1/reservations', booking(), 'Connection: close')),
        ]),
      ),
    )
    expect(answers.map((answer) => answer?.status)).toEqual([
      'HTTP/1.1 422 Unprocessable Entity',
      'HTTP/1.1 422 Unprocessable Entity',
    ])
  })
})
