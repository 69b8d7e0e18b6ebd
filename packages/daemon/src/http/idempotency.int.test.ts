import type { Store, TaskRow } from '@outerpark/core/ports'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { until } from '../testing/settled.ts'

let office: TestOffice
let minji: Person
let junho: Person
let performanceId: string
/** Every commit waits for this promise while it is set. */
let gate: Promise<void> | undefined
let commits = 0
/** The dead letters, which can be dropped. */
const deadLetters = new Map<string, TaskRow>()

beforeAll(async () => {
  office = await openTestOffice({
    pipeline: false,
    wrap: (store): Store => ({
      ...store,
      async commit(...args) {
        commits += 1
        await gate
        return store.commit(...args)
      },
      drop: async (id) => deadLetters.delete(id),
      queries: { ...store.queries, deadLetter: async (id) => deadLetters.get(id) },
    }),
  })
  minji = await office.signUp('Kim Minji')
  junho = await office.signUp('Lee Junho')
  performanceId = (await office.register()).performanceId
})
afterAll(() => office?.close())

let keys = 0
let key: string
beforeEach(() => {
  key = `key-${++keys}`
})
const book = (who: Person, body: object, as = key) =>
  office.ask('POST', '/v1/reservations', {
    token: who.token,
    body: { performanceId, ...body },
    headers: { 'idempotency-key': as },
  })
const reservations = async (who: Person) =>
  (await office.ask('GET', '/v1/reservations?limit=500', { token: who.token })).json.items.length

describe('the same Idempotency-Key', () => {
  test('with the same request gets the same answer, and one booking', async () => {
    const before = await reservations(minji)
    const first = await book(minji, { seats: 1 })
    const second = await book(minji, { seats: 1 })
    expect(first.status).toBe(201)
    expect([second.status, second.text]).toEqual([first.status, first.text])
    expect(await reservations(minji)).toBe(before + 1)
  })

  test('with another body is refused (422), and the first booking stays the same', async () => {
    const first = await book(minji, { seats: 1 })
    const other = await book(minji, { seats: 2 })
    expect(other).toMatchObject({ status: 422, json: { code: 'idempotency-key-reused' } })
    expect((await book(minji, { seats: 1 })).text).toBe(first.text)
  })

  test('at another address is refused as well', async () => {
    const first = await book(minji, { seats: 1 })
    const answer = await office.ask('POST', `/v1/reservations/${first.json.id}/cancel`, {
      token: minji.token,
      headers: { 'idempotency-key': key },
    })
    expect(answer).toMatchObject({ status: 422, json: { code: 'idempotency-key-reused' } })
  })

  test('of another customer is another key', async () => {
    const first = await book(minji, { seats: 1 })
    const theirs = await book(junho, { seats: 1 })
    expect(theirs.status).toBe(201)
    expect(theirs.json.id).not.toBe(first.json.id)
  })

  test('is refused while its first request still runs (409), and gets that answer later', async () => {
    let open = () => {}
    gate = new Promise((resolve) => {
      open = resolve
    })
    const begun = commits
    const first = book(minji, { seats: 1 })
    await until('the first commit', () => commits > begun)
    const second = await book(minji, { seats: 1 })
    expect(second).toMatchObject({ status: 409, json: { code: 'request-in-progress' } })
    expect(second.headers['retry-after']).toBe('1')
    open()
    gate = undefined
    const { text } = await first
    expect((await book(minji, { seats: 1 })).text).toBe(text)
  })

  test('S7: of a refused request is free again, since a refusal is not kept', async () => {
    const first = await book(minji, { seats: 5000 })
    expect(first).toMatchObject({ status: 409, json: { code: 'seats-unavailable' } })
    expect((await book(minji, { seats: 1 })).status).toBe(201)
  })

  test('of an invalid request can be used again for a valid one', async () => {
    expect((await book(minji, { seats: 0 })).status).toBe(422)
    expect((await book(minji, { seats: 1 })).status).toBe(201)
  })

  test('of a sign-up gets the same token again', async () => {
    const signUp = () =>
      office.ask('POST', '/v1/customers', {
        body: { name: 'Park', email: 'park@example.com' },
        headers: { 'idempotency-key': `${key}-${'x'.repeat(22)}` },
      })
    const first = await signUp()
    expect((await signUp()).text).toBe(first.text)
    const who = await office.ask('GET', '/v1/whoami', { token: first.json.token })
    expect(who.json.customer.email).toBe('park@example.com')
  })

  test('of a request that commits no command gets the first answer again', async () => {
    const rebuild = () =>
      office.ask('POST', '/v1/mypage/rebuild', {
        token: ADMIN,
        headers: { 'idempotency-key': key },
      })
    const first = await rebuild()
    expect(first.status).toBe(200)
    expect((await rebuild()).text).toBe(first.text)
  })
})

test.each(['', ' ', 'a b', 'x'.repeat(129), '열쇠'])(
  '%j is no Idempotency-Key (422)',
  async (as) => {
    const answer = await book(minji, { seats: 1 }, Buffer.from(as).toString('latin1'))
    expect(answer).toMatchObject({ status: 422, json: { code: 'validation-failed' } })
  },
)

test('every POST takes a key: a repeated cancel with the same key cancels once', async () => {
  const { json } = await book(minji, { seats: 1 })
  const cancel = () =>
    office.ask('POST', `/v1/reservations/${json.id}/cancel`, {
      token: minji.token,
      headers: { 'idempotency-key': `${key}-cancel` },
    })
  const first = await cancel()
  expect(first.status).toBe(200)
  expect([(await cancel()).status, (await cancel()).text]).toEqual([200, first.text])
})

test('S7: a refusal to drop a task is not kept either: the same key drops it once it is dead, and only once', async () => {
  const drop = () =>
    office.ask('POST', '/v1/tasks/TK-77/drop', {
      token: ADMIN,
      headers: { 'idempotency-key': key },
    })
  expect(await drop()).toMatchObject({ status: 404, json: { code: 'task-not-found' } })
  deadLetters.set('TK-77', { kind: 'send-mail' } as TaskRow) // the route looks at nothing else
  expect(await drop()).toMatchObject({ status: 200, json: { id: 'TK-77' } })
  expect(await drop()).toMatchObject({
    status: 200,
    headers: { 'idempotency-replayed': 'true' },
    json: { id: 'TK-77' },
  })
})
