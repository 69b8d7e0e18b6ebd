import { createConnection } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Answered } from '../testing/http-client.ts'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { BEGINS, grade } from '../testing/season.ts'
import { BODY_LIMIT } from './body.ts'

let office: TestOffice
let minji: Person
let performanceId: string

beforeAll(async () => {
  office = await openTestOffice({ pipeline: false })
  minji = await office.signUp('Kim Minji')
  performanceId = (await office.register([grade('VIP', 100), grade('R', 50)])).performanceId
})
afterAll(() => office?.close())
// Whatever comes in is an answer, and never a fault of ours.
afterEach(() => {
  expect(office.faults).toEqual([])
})

const book = (body: unknown, headers = {}) =>
  office.ask('POST', '/v1/reservations', { token: minji.token, body, headers })
const position = () => office.store.queries.lastPosition()

/** Throws unless the answer is that problem, as RFC 9457 has it. */
function expectProblem(answer: Answered, status: number, code: string): void {
  expect(answer.headers['content-type']).toBe('application/problem+json')
  expect(answer.json).toMatchObject({
    type: `urn:outerpark:problem:${code}`,
    status,
    code,
    title: expect.any(String),
    detail: expect.any(String),
  })
  expect(answer.status).toBe(status)
}

describe('a body', () => {
  test.each([
    ['broken off', '{"performanceId": "PF-'],
    ['with a comma too many', '{"seats": 2,}'],
    ['that is no JSON at all', 'seats=2'],
    ['of two values', '{}{}'],
    ['of white space', '  '],
    ['with a raw control character', '{"grade": "\u0001"}'],
  ])('%s is malformed (400)', async (_, body) => {
    expectProblem(await book(body), 400, 'malformed-json')
  })

  test.each([
    ['text/plain', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['JSON with a suffix', 'application/json5'],
    ['an upload', 'multipart/form-data; boundary=x'],
    ['nothing', ''],
  ])('of type %s is not taken (415)', async (_, type) => {
    const body = JSON.stringify({ performanceId, seats: 1, grade: 'R' })
    expectProblem(await book(body, { 'content-type': type }), 415, 'unsupported-media-type')
  })

  test('may name its character set, in either case', async () => {
    const answer = await book(
      { performanceId, seats: 1, grade: 'R' },
      { 'content-type': 'Application/JSON; charset=utf-8' },
    )
    expect(answer.status).toBe(201)
  })

  test('of 2 MB is too large (413), announced or not, and the connection ends', async () => {
    const body = JSON.stringify({ performanceId, seats: 1, grade: 'x'.repeat(2 * 1024 * 1024) })
    for (const chunked of [false, true]) {
      const answer = await office.ask('POST', '/v1/reservations', {
        token: minji.token,
        body,
        chunked,
      })
      expectProblem(answer, 413, 'body-too-large')
      expect(answer.headers.connection).toBe('close')
    }
  })

  test('may be as large as the limit and no byte larger, by bytes and not by characters', async () => {
    const frame = JSON.stringify({ performanceId, seats: 1, grade: '' }).length
    const letters = 'x'.repeat(BODY_LIMIT - frame)
    expectProblem(await book({ performanceId, seats: 1, grade: letters }), 422, 'validation-failed')
    expectProblem(
      await book({ performanceId, seats: 1, grade: `${letters}x` }),
      413,
      'body-too-large',
    )
    const wide = '석'.repeat((BODY_LIMIT - frame) / 2)
    expectProblem(await book({ performanceId, seats: 1, grade: wide }), 413, 'body-too-large')
  })

  test('that is announced too large is refused before it has come', async () => {
    const { hostname, port } = new URL(office.url)
    const socket = createConnection({ host: hostname, port: Number(port) })
    socket.write(
      `POST /v1/reservations HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${minji.token}\r\n` +
        'content-type: application/json\r\ncontent-length: 999999999\r\n\r\n{',
    )
    const [head] = await new Promise<string[]>((resolve) => {
      socket.once('data', (bytes) => resolve(String(bytes).split('\r\n')))
    })
    socket.destroy()
    expect(head).toBe('HTTP/1.1 413 Payload Too Large')
  })

  test('with a field that nobody knows is not valid (422), and the field is named', async () => {
    const answer = await book({
      performanceId,
      seats: 1,
      grade: 'R',
      price: { amount: 1, currency: 'KRW' },
    })
    expectProblem(answer, 422, 'validation-failed')
    expect(answer.json).toMatchObject({
      detail: 'The body is not valid: there is no field price',
      errors: [{ path: '', message: 'there is no field price' }],
    })
  })

  test.each([[null], [[]], ['text'], [1], [true]])('of %j is not valid (422)', async (body) => {
    const answer = await book(JSON.stringify(body))
    expectProblem(answer, 422, 'validation-failed')
    expect(answer.json.detail).toBe('The body is not valid: must be an object')
  })

  test('that names a field twice or a prototype does no harm', async () => {
    const twice = `{"performanceId": "${performanceId}", "seats": 1, "seats": 0, "grade": "R"}`
    expectProblem(await book(twice), 422, 'validation-failed')
    const prototype = `{"performanceId": "${performanceId}", "seats": 1, "grade": "R", "__proto__": {"admin": true}}`
    expectProblem(await book(prototype), 422, 'validation-failed')
  })

  test('that ends before it was announced to is nobody’s booking', async () => {
    const before = await position()
    const { hostname, port } = new URL(office.url)
    const socket = createConnection({ host: hostname, port: Number(port) })
    const body = JSON.stringify({ performanceId, seats: 1, grade: 'R' })
    const head =
      `POST /v1/reservations HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${minji.token}\r\n` +
      `content-type: application/json\r\ncontent-length: ${body.length + 1}\r\n\r\n`
    await new Promise((resolve) => socket.write(head + body, resolve))
    socket.destroy()
    // Proves that nothing happens: a booking would be recorded by then.
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await position()).toBe(before)
  })
})

describe('a booking', () => {
  test.each([0, -1, 1.5, 1e99, 100_001, '2', null, true, [], {}])(
    'of %j seats is not valid, and changes nothing',
    async (seats) => {
      const before = await position()
      const answer = await book({ performanceId, grade: 'R', seats })
      expectProblem(answer, 422, 'validation-failed')
      for (const { path } of answer.json.errors) expect(path).toBe('seats')
      expect(await position()).toBe(before)
    },
  )

  test('without seats, or without a performance, names what is missing', async () => {
    const answer = await book({})
    expectProblem(answer, 422, 'validation-failed')
    expect(answer.json.errors).toEqual([
      { path: 'performanceId', message: 'is missing' },
      { path: 'seats', message: 'is missing' },
    ])
    expect(answer.json.detail).toBe(
      'The body is not valid: performanceId: is missing; seats: is missing',
    )
  })

  test('of more seats than are left is refused (409)', async () => {
    expectProblem(await book({ performanceId, grade: 'R', seats: 51 }), 409, 'seats-unavailable')
  })

  test('of a grade that the performance does not have is refused (404)', async () => {
    expectProblem(await book({ performanceId, grade: 'Z', seats: 1 }), 404, 'grade-not-found')
  })

  test('without a grade where there are several is refused (422), and they are named', async () => {
    const answer = await book({ performanceId, seats: 1 })
    expectProblem(answer, 422, 'grade-required')
    expect(answer.json.detail).toContain('VIP, R')
  })

  test('of a performance that does not exist is refused (404)', async () => {
    expectProblem(
      await book({ performanceId: 'PF-ZZZZZZZZZZ', seats: 1 }),
      404,
      'performance-not-found',
    )
    expectProblem(
      await book({ performanceId: "' OR 1=1 --", seats: 1 }),
      404,
      'performance-not-found',
    )
    expectProblem(await book({ performanceId: 'x'.repeat(21), seats: 1 }), 422, 'validation-failed')
  })

  test('of a performance that has begun is refused (409), and so is one that lies in the past', async () => {
    const soon = `${new Date(Date.now() + 1500).toISOString().slice(0, 19)}Z`
    const begun = await office.register([grade('R', 1)], soon)
    await new Promise((resolve) => setTimeout(resolve, Date.parse(soon) - Date.now() + 5))
    expectProblem(
      await book({ performanceId: begun.performanceId, seats: 1 }),
      409,
      'performance-has-begun',
    )
    const past = {
      title: 'Rent',
      venue: 'X',
      performances: [{ startsAt: '2020-01-01T00:00Z', grades: [grade('R', 1)] }],
    }
    expectProblem(
      await office.ask('POST', '/v1/musicals', { token: ADMIN, body: past }),
      409,
      'performance-has-begun',
    )
  })

  test('that is cancelled cannot be cancelled again (409)', async () => {
    const { json } = await book({ performanceId, grade: 'R', seats: 1 })
    const cancel = () =>
      office.ask('POST', `/v1/reservations/${json.id}/cancel`, { token: minji.token })
    expect((await cancel()).status).toBe(200)
    expectProblem(await cancel(), 409, 'reservation-already-cancelled')
  })
})

describe('an id', () => {
  test.each([
    'RV-ZZZZZZZZZZ',
    'rv',
    '%20',
    "'%20OR%201=1",
    '..%2f..%2fetc',
    '%00',
    '%E0%A4%A',
    'x'.repeat(2000),
  ])('%s that nothing has is not found (404)', async (id) => {
    for (const path of [
      '/v1/reservations/',
      '/v1/payments/',
      '/v1/musicals/',
      '/v1/performances/',
    ]) {
      const answer = await office.ask('GET', `${path}${id}`, { token: minji.token })
      expect([404, 400]).toContain(answer.status)
      expect(answer.headers['content-type']).toBe('application/problem+json')
    }
  })

  test('of a task that is no dead letter, or no task, is not found', async () => {
    await book({ performanceId, grade: 'R', seats: 1 })
    for (const id of ['TK-1', 'TK-99999', 'TK-1e3', 'TK--1', 'TK-9999999999999999', 'x'])
      expectProblem(
        await office.ask('POST', `/v1/tasks/${id}/retry`, { token: ADMIN }),
        404,
        'task-not-found',
      )
  })

  test('may be looked for by its start: nothing is found for an unknown one, all for an ambiguous one', async () => {
    const ids = [1, 2, 3].map(
      async () => (await book({ performanceId, grade: 'VIP', seats: 1 })).json.id as string,
    )
    const [first = ''] = await Promise.all(ids)
    const find = async (prefix: string) => {
      const path = `/v1/reservations?idPrefix=${encodeURIComponent(prefix)}`
      const { status, json } = await office.ask('GET', path, { token: minji.token })
      expect(status).toBe(200)
      return json.items.map(({ id }: { id: string }) => id)
    }
    expect(await find(first)).toEqual([first])
    expect(await find(first.toLowerCase())).toEqual([first])
    expect(await find(first.slice(3))).toEqual([first])
    for (const unknown of ['', 'RV-', 'RV-0', 'PY-2', '%', '_', "'", 'RV-ZZZZZZZZZZ'])
      expect(await find(unknown)).toEqual([])
    const musicals = await office.ask('GET', '/v1/musicals?idPrefix=MU-ZZZZZZZZZZ')
    expect(musicals.json).toEqual({ items: [], next: null })
  })
})

describe('a sign-up', () => {
  const signUp = (body: unknown) => office.ask('POST', '/v1/customers', { body })

  test('with an address that has signed up is refused (409), whatever its case', async () => {
    expectProblem(
      await signUp({ name: 'Other', email: minji.email }),
      409,
      'email-already-registered',
    )
    expectProblem(
      await signUp({ name: 'Other', email: minji.email.toUpperCase() }),
      409,
      'email-already-registered',
    )
  })

  test('twice at once makes one customer', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => signUp({ name: 'Twin', email: 'twin@example.com' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  })

  test.each([
    ['an escape sequence', 'Kim \u001b[31m'],
    ['a carriage return', 'Kim\rAdmin'],
    ['a line feed', 'Kim\nAdmin'],
    ['a C1 control', 'Kim\u009b2J'],
    ['a right-to-left override', 'Kim\u202enimda'],
    ['an isolate', 'Kim\u2066x\u2069'],
    ['a zero-width space', 'Kim\u200b'],
    ['nothing but spaces', '   '],
  ])('with %s in the name is not valid', async (_, name) => {
    const answer = await signUp({ name, email: 'new@example.com' })
    expectProblem(answer, 422, 'validation-failed')
    expect(answer.json.errors).toMatchObject([{ path: 'name' }])
  })

  test('with a role, a token or an id is not valid', async () => {
    for (const extra of [{ role: 'admin' }, { token: 'x' }, { id: 'CU-2222222222' }])
      expectProblem(
        await signUp({ name: 'Kim', email: 'new@example.com', ...extra }),
        422,
        'validation-failed',
      )
  })
})

describe('a musical', () => {
  const register = (over: object) =>
    office.ask('POST', '/v1/musicals', {
      token: ADMIN,
      body: { title: 'Rent', venue: 'Blue Square', performances: [], ...over },
    })

  test.each(['a\u001b]0;owned\u0007', 'a\u202eb', 'a\u0000b', 'x'.repeat(201), ''])(
    'with the title %j is not valid',
    async (title) => {
      expectProblem(await register({ title }), 422, 'validation-failed')
      expectProblem(await register({ venue: title }), 422, 'validation-failed')
    },
  )

  test('with one wrong grade among many is refused whole, and its place is named', async () => {
    const before = await position()
    const wrong = { ...grade('R', 1), seats: -5 }
    const performances = [
      { startsAt: BEGINS, grades: [grade('VIP', 1)] },
      { startsAt: BEGINS, grades: [grade('VIP', 1), wrong] },
    ]
    const answer = await register({ performances })
    expectProblem(answer, 422, 'validation-failed')
    expect(answer.json.errors).toEqual([
      { path: 'performances.1.grades.1.seats', message: 'must be at least 1' },
    ])
    expect(await position()).toBe(before)
  })
})

describe('a list', () => {
  test.each([
    ['limit=0', 'limit: must be at least 1'],
    ['limit=-1', 'limit: must be at least 1'],
    ['limit=501', 'limit: must be at most 500'],
    ['limit=ten', 'limit: must be a whole number'],
    ['limit=1.5', 'limit: must be a whole number'],
    ['cursor=x', 'cursor: is not a cursor that a list gave out'],
    ['cursor=-1', 'cursor: is not a cursor that a list gave out'],
    ['cursor=1%20OR%201', 'cursor: is not a cursor that a list gave out'],
    ['cursor=99999999999999999999', 'cursor: is not a cursor that a list gave out'],
    ['idPrefix=xxxxxxxxxxxxxxxxxxxxx', 'idPrefix: must have at most 20 characters'],
    ['page=2', 'there is no field page'],
  ])('with %s is not valid, and what it must be is said plainly', async (query, words) => {
    for (const path of ['/v1/musicals', '/v1/performances', '/v1/reservations', '/v1/payments']) {
      const answer = await office.ask('GET', `${path}?${query}`, { token: minji.token })
      expectProblem(answer, 422, 'validation-failed')
      expect(answer.json.detail).toBe(`The query is not valid: ${words}`)
    }
  })

  test('with a cursor that no list gave out is at worst empty', async () => {
    for (const cursor of ['0', '1', '9999999999999999', '5.5', '9999999999999999.9999999999999999'])
      for (const path of [
        '/v1/musicals',
        '/v1/performances',
        '/v1/reservations',
        '/v1/payments',
        '/v1/notices',
      ]) {
        const { status } = await office.ask('GET', `${path}?cursor=${cursor}`, {
          token: minji.token,
        })
        expect(status).toBe(200)
      }
  })

  test('of events with a position that is none is not valid', async () => {
    for (const from of ['0', '-1', 'x', '1.5', '1e400'])
      expectProblem(
        await office.ask('GET', `/v1/events?from=${from}`, { token: ADMIN }),
        422,
        'validation-failed',
      )
  })

  test('of MyPage at a position that is none, or that is far away, does not wait for ever', async () => {
    for (const [after, words] of [
      ['-1', 'after: must be at least 0'],
      ['x', 'after: must be a whole number'],
      ['1.5', 'after: must be a whole number'],
    ]) {
      const answer = await office.ask('GET', `/v1/mypage?after=${after}`, { token: minji.token })
      expectProblem(answer, 422, 'validation-failed')
      expect(answer.json.detail).toBe(`The query is not valid: ${words}`)
    }
    const far = await office.ask('GET', '/v1/mypage?after=1000000', { token: minji.token })
    expectProblem(far, 503, 'mypage-behind')
    expect(far.headers['retry-after']).toBe('1')
  })
})

describe('an address', () => {
  test.each([
    ['DELETE', '/v1/reservations', 'POST, GET'],
    ['PUT', '/v1/reservations/RV-ZZZZZZZZZZ', 'GET'],
    ['PATCH', '/v1/performances/PF-ZZZZZZZZZZ', 'GET'],
    ['POST', '/v1/payments', 'GET'],
    ['POST', '/livez', 'GET'],
    ['GET', '/v1/reservations/RV-ZZZZZZZZZZ/cancel', 'POST'],
  ])(
    'asked with the wrong method (%s %s) says which are right (405)',
    async (method, path, allow) => {
      const answer = await office.ask(method, path, { token: ADMIN })
      expectProblem(answer, 405, 'method-not-allowed')
      expect(new Set(answer.headers.allow?.split(', '))).toEqual(new Set(allow.split(', ')))
    },
  )

  test.each([
    '/',
    '/v1',
    '/v2/reservations',
    '/v1/reservations/',
    '/V1/musicals',
    '//livez',
    '/admin',
  ])('%s that does not exist is not found (404), as JSON', async (path) => {
    expectProblem(await office.ask('GET', path), 404, 'route-not-found')
  })
})

test('after all of this everything still holds', async () => {
  const { ok, checks } = await office.verify()
  expect(checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([])
  expect(ok).toBe(true)
})
