import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { NO_CONNECTION_LIMITS } from './connections.ts'

/** So slow that no bucket fills while the test runs; a burst of 4, and of 50 for sign-ups. From this machine 20 times. */
const rates = { customer: 0.01, admin: 0.05, anonymous: 0.01, signUp: 0.005 }
// customer: 0.04 → 1 request; admin: 0.2 → 1; anonymous: here 0.8 → 1; signUp: here 5
let office: TestOffice
let people: Person[]
beforeAll(async () => {
  office = await openTestOffice({
    pipeline: false,
    traffic: { rates, connections: NO_CONNECTION_LIMITS, trustedProxies: ['127.0.0.1'] },
  })
  people = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((name) => office.signUp(name)))
})
afterAll(() => office?.close())

let addresses = 0
let from: { 'x-forwarded-for': string }
beforeEach(() => {
  from = { 'x-forwarded-for': `203.0.113.${++addresses}` }
})
const whoami = (who: Person | undefined) => office.ask('GET', '/v1/whoami', { token: who?.token })
const list = () => office.ask('GET', '/v1/performances', { headers: from })

describe('S7: requests beyond the limit are refused (429)', () => {
  test('of a customer, with when to come back and what the limit is; not those of another', async () => {
    const [a, b] = people
    expect((await whoami(a)).status).toBe(200)
    const refused = await whoami(a)
    expect(refused).toMatchObject({ status: 429, json: { code: 'too-many-requests' } })
    expect(refused.headers).toMatchObject({
      'retry-after': '100',
      'ratelimit-policy': '"customer";q=1;w=100',
      ratelimit: '"customer";r=0;t=100',
    })
    expect((await whoami(b)).status).toBe(200)
  })

  test('of the admin', async () => {
    const ask = () => office.ask('GET', '/v1/tasks', { token: ADMIN })
    expect((await ask()).status).toBe(200)
    expect((await ask()).status).toBe(429)
  })

  test('from an address without a token; also with a token that nobody has', async () => {
    expect((await list()).status).toBe(200)
    expect((await list()).status).toBe(429)
    const guess = () => office.ask('GET', '/v1/mypage', { token: 'op_guess', headers: from })
    expect((await guess()).status).toBe(429)
    from = { 'x-forwarded-for': '198.51.100.1' }
    expect((await guess()).status).toBe(401)
    expect((await guess()).status).toBe(429)
    expect((await list()).status).toBe(429)
  })

  test.each<[what: string, method: string, path: string, headers: Record<string, string>]>([
    ['with a header that holds no token', 'GET', '/v1/whoami', { authorization: 'x' }],
    ['to an address that does not exist', 'GET', '/v2', {}],
    ['with a method that the address does not have', 'PUT', '/v1/performances', {}],
    ['to an address that is not UTF-8', 'GET', '/v1/musicals/%ff', {}],
    ['from a web page', 'GET', '/livez', { origin: 'https://evil.example.com' }],
    ['with a Host of somebody else', 'GET', '/livez', { host: 'evil.example.com' }],
    ['with a Host of which no URL can be made', 'GET', '/livez', { host: '127.0.0.1:99999' }],
  ])('%s, like all others from an address', async (_, method, path, headers) => {
    const ask = () => office.ask(method, path, { headers: { ...from, ...headers } })
    expect((await ask()).status).not.toBe(429)
    expect(await ask()).toMatchObject({ status: 429, json: { code: 'too-many-requests' } })
    expect((await list()).status).toBe(429)
  })

  test('that sign people up, from one address; and other requests from there have their own limit', async () => {
    const signUp = (i: number) =>
      office.ask('POST', '/v1/customers', {
        headers: { ...from, 'idempotency-key': `a-key-that-nobody-guesses-${i}` },
        body: { name: 'X', email: `limit${i}-${addresses}@example.com` },
      })
    expect((await signUp(1)).status).toBe(201)
    const position = await office.store.queries.lastPosition()
    for (let i = 2; i < 5; i++) {
      const refused = await signUp(i)
      expect(refused).toMatchObject({ status: 429, json: { code: 'too-many-requests' } })
      expect(refused.headers['ratelimit-policy']).toBe('"sign-up";q=1;w=200')
    }
    expect(await office.store.queries.lastPosition()).toBe(position)
    expect((await list()).status).toBe(200)
  })

  test('but never those of a probe', async () => {
    for (let i = 0; i < 20; i++)
      for (const path of ['/livez', '/readyz'])
        expect((await office.ask('GET', path, { headers: from })).status).toBe(200)
  })
})

test('S13: a replayed sign-up gives the token to nobody at another address', async () => {
  const signUp = (address: string) =>
    office.ask('POST', '/v1/customers', {
      headers: { 'x-forwarded-for': address, 'idempotency-key': 'signup-signup-signup-signup' },
      body: { name: 'Y', email: 'y@example.com' },
    })
  const first = await signUp('192.0.2.1')
  expect(first.status).toBe(201)
  const other = await signUp('192.0.2.2')
  expect(other.status).not.toBe(201)
  expect(other.text).not.toContain('op_')
})
