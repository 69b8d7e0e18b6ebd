import type { Store } from '@outerpark/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { until } from '../testing/settled.ts'

let office: TestOffice
let performanceId: string
let minji: Person
/** An export waits for it. */
let gate: Promise<void> | undefined

beforeAll(async () => {
  const wrap = (store: Store): Store => ({
    ...store,
    async snapshot() {
      await gate
      return store.snapshot()
    },
  })
  office = await openTestOffice({ wrap })
  ;({ performanceId } = await office.register())
  minji = await office.signUp('Kim Minji')
})
afterAll(() => office.close())

const as = (token: string, method: string, path: string, body?: unknown) =>
  office.ask(method, `/v1/customers${path}`, { token, body })

describe('W11: a customer changes what they said at the sign-up', () => {
  test('and every later request sees the change at once', async () => {
    const change = { name: '김민지', language: 'ko', mail: false }
    const { status, json } = await as(minji.token, 'PATCH', '/me', change)
    expect([status, json]).toEqual([
      200,
      { id: minji.id, email: minji.email, confirmed: false, ...change },
    ])
    const who = await office.ask('GET', '/v1/whoami', { token: minji.token })
    expect(who.json.customer).toEqual(json)
    expect((await as(ADMIN, 'GET', `/${minji.id}`)).json).toEqual(json)
  })

  test('also by the admin, and not by another customer', async () => {
    const junho = await office.signUp('Lee Junho')
    const change = { email: 'Junho@Example.com' }
    expect((await as(minji.token, 'PATCH', `/${junho.id}`, change)).status).toBe(404)
    const answer = await as(ADMIN, 'PATCH', `/${junho.id}`, change)
    expect(answer.json).toMatchObject({ name: 'Lee Junho', email: 'junho@example.com' })
    expect(await as(minji.token, 'PATCH', '/me', change)).toMatchObject({
      status: 409,
      json: { code: 'email-already-registered' },
    })
  })

  test('but not the address with a token that ends or can do less: whoever has the address gets one for everything', async () => {
    const own = async (body: object) => {
      const made = { token: minji.token, body: { name: 'laptop', ...body } }
      return String((await office.ask('POST', '/v1/tokens', made)).json.token)
    }
    const soon = await own({ endsAt: new Date(Date.now() + 600_000).toISOString() })
    for (const token of [soon, await own({ scopes: ['book'] })]) {
      const change = { email: 'thief@example.com', name: 'Thief' }
      expect(await as(token, 'PATCH', '/me', change)).toMatchObject({
        status: 403,
        json: { code: 'token-exceeded' },
      })
      const same = { email: minji.email.toUpperCase(), mail: false }
      expect((await as(token, 'PATCH', '/me', same)).json).toMatchObject({ name: '김민지' })
    }
  })

  test.each([
    [{}, 'at least one field'],
    [{ name: ' ' }, 'name'],
    [{ email: 'no address' }, 'e-mail address'],
    [{ id: 'CU-AAAAAAAAAA' }, 'no field id'],
    [{ name: null }, 'name'],
  ])('%j is refused', async (change, about) => {
    const { status, text } = await as(minji.token, 'PATCH', '/me', change)
    expect([status, text]).toEqual([422, expect.stringContaining(about)])
  })
})

describe('W9: the admin', () => {
  test('finds customers by a part of the name or the address', async () => {
    const suji = await office.signUp('Park Suji')
    for (const search of ['PARK', 'suji', suji.email]) {
      const query = new URLSearchParams({ search })
      const { json } = await office.ask('GET', `/v1/customers?${query}`, { token: ADMIN })
      expect(json.items.map(({ id }: Person) => id)).toEqual([suji.id])
    }
  })

  test('sees whose a reservation is, and filters by customer and address', async () => {
    const suji = await office.signUp('Park Booker')
    const { json: booked } = await office.book(suji, performanceId)
    await office.book(minji, performanceId)
    const { id, name, email } = suji
    const lists = [
      `customerId=${id}`,
      `email=${email.toUpperCase()}`,
      `email=${email}&customerId=${id}`,
    ]
    for (const query of lists) {
      const { json } = await office.ask('GET', `/v1/reservations?${query}`, { token: ADMIN })
      expect(json.items).toMatchObject([{ id: booked.id, customer: { id, name, email } }])
    }
    const own = await office.ask('GET', `/v1/reservations/${booked.id}`, { token: suji.token })
    expect(own.json.customer).toBeUndefined()
  })

  test.each(['email=nobody@example.com', `email=person1@example.com&customerId=CU-AAAAAAAAAA`])(
    'hears that nobody fits %s',
    async (query) => {
      const answer = await office.ask('GET', `/v1/reservations?${query}`, { token: ADMIN })
      expect(answer).toMatchObject({ status: 404, json: { code: 'customer-not-found' } })
    },
  )

  test('is the only one: a customer gets the same answer for any other address', async () => {
    const junho = await office.signUp('Lee Other')
    const asked = (email: string) =>
      office.ask('GET', `/v1/reservations?email=${email}`, { token: minji.token })
    const [known, unknown] = [await asked(junho.email), await asked('nobody@example.com')]
    expect([known.status, known.text]).toEqual([404, unknown.text])
    expect((await asked(minji.email)).status).toBe(200)
  })
})

describe('a customer who is erased', () => {
  test('is asked to cancel first, and then nothing personal is left anywhere', async () => {
    const suji = await office.signUp('Park Forgetme')
    const { json: booked } = await office.book(suji, performanceId)
    expect(await as(suji.token, 'DELETE', '/me')).toMatchObject({
      status: 409,
      json: { code: 'customer-has-bookings', detail: expect.stringContaining(booked.id) },
    })
    await office.ask('POST', `/v1/reservations/${booked.id}/cancel`, { token: suji.token })
    expect((await as(suji.token, 'DELETE', '/me')).status).toBe(200)
    expect(await as(suji.token, 'GET', '/me')).toMatchObject({ status: 401 })
    expect((await as(ADMIN, 'GET', `/${suji.id}`)).status).toBe(404)
    await office.settled()
    const lists = [
      '/v1/customers?limit=500',
      '/v1/reservations',
      '/v1/events?limit=1000',
      '/v1/notices',
      '/v1/tasks',
    ]
    for (const path of lists) {
      const { text } = await office.ask('GET', path, { token: ADMIN })
      expect(text).not.toContain(suji.name)
      expect(text).not.toContain(suji.email)
    }
    const { json } = await office.ask('GET', `/v1/reservations/${booked.id}`, { token: ADMIN })
    expect(json.customer).toEqual({ id: suji.id, name: null, email: null })
    expect(json).toMatchObject({ status: 'cancelled', paymentStatus: 'cancelled' })
    expect((await office.verify()).ok).toBe(true)
  })

  test('has no open stream any more', async () => {
    const suji = await office.signUp('Park Stream')
    const stream = await office.follow('/v1/mypage/stream', { token: suji.token })
    expect(stream.status).toBe(200)
    expect((await as(suji.token, 'DELETE', '/me')).status).toBe(200)
    await expect.poll(() => stream.ended()).toBe(true)
  })

  test('is erased by one of two who do it, and the address is free again', async () => {
    const suji = await office.signUp('Park Twice')
    const answers = [as(ADMIN, 'DELETE', `/${suji.id}`), as(ADMIN, 'DELETE', `/${suji.id}`)]
    const [first, second] = (await Promise.all(answers)).sort((a, b) => a.status - b.status)
    expect(first?.status).toBe(200)
    expect(second).toMatchObject({ status: 410, json: { code: 'customer-erased' } })
    expect((await as(ADMIN, 'PATCH', `/${suji.id}`, { language: 'ko' })).status).toBe(410)
    const body = { name: 'Park Again', email: suji.email }
    const again = await office.ask('POST', '/v1/customers', { body })
    expect([again.status, again.json.customer.id === suji.id]).toEqual([201, false])
  })
})

test('one export of a customer is made at a time, so that nobody fills the queue alone', async () => {
  const [suji, minsu] = [await office.signUp('Suji'), await office.signUp('Minsu')]
  const held = Promise.withResolvers<void>()
  gate = held.promise
  const answered: Awaited<ReturnType<typeof as>>[] = []
  const exports = [suji, suji, suji, minsu].map(async ({ token }) => {
    answered.push(await as(token, 'GET', '/me/export'))
  })
  await until('the refusals', () => answered.length === 2)
  held.resolve()
  await Promise.all(exports)
  expect(answered.map(({ status }) => status)).toEqual([503, 503, 200, 200])
  expect(answered[0]).toMatchObject({
    json: { code: 'server-busy' },
    headers: { 'retry-after': '5' },
  })
  expect((await as(suji.token, 'GET', '/me/export')).status).toBe(200)
})

test('an export has everything about the customer at one position, although bookings go on', async () => {
  const suji = await office.signUp('Park Export')
  const { json: first } = await office.book(suji, performanceId)
  await office.settled()
  const [exported, ...booked] = await Promise.all([
    as(suji.token, 'GET', '/me/export'),
    ...Array.from({ length: 5 }, () => office.book(suji, performanceId)),
  ])
  expect(booked.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
  const { position, customer, tokens, reservations, payments, notices, events } = exported.json
  expect(customer).toMatchObject({ id: suji.id, email: suji.email })
  expect(tokens).toMatchObject([{ owner: suji.id }])
  expect(exported.text).not.toContain(suji.token)
  expect(notices).toMatchObject([{ reservationId: first.id }])
  // Each list has as many bookings as the log up to that position.
  const reserved = events.filter(({ type }: { type: string }) => type === 'Reserved')
  expect(reservations.map(({ id }: { id: string }) => id).sort()).toEqual(
    reserved.map(({ reservationId }: { reservationId: string }) => reservationId).sort(),
  )
  expect(payments).toHaveLength(reserved.length)
  const positions = events.map((event: { position: number }) => event.position)
  expect(positions).toEqual([...positions].sort((a, b) => a - b))
  expect(Math.max(...positions)).toBeLessThanOrEqual(position)
  expect(events[0]).toMatchObject({ type: 'CustomerSignedUp', customerId: suji.id })
  expect(events.map(({ type }: { type: string }) => type)).toContain('NoticeSent')
})
