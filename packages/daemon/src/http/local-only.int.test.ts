import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestOffice, type TestOffice } from '../testing/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice({ pipeline: false, allowedHosts: ['Tickets.example.com'] })
})
afterAll(() => office?.close())

const PATHS = [
  ['GET', '/livez'],
  ['GET', '/v1/musicals'],
  ['POST', '/v1/customers'],
  ['GET', '/openapi.json'],
  ['GET', '/nowhere'],
  ['DELETE', '/v1/musicals'],
] as const

test.each(PATHS)(
  'a name that was rebound to this machine gets nothing from %s %s',
  async (method, path) => {
    for (const host of [
      'evil.example.com',
      'evil.example.com:8080',
      'localhost.evil.com',
      '127.0.0.1.evil.com',
      '0.0.0.0',
    ]) {
      const answer = await office.ask(method, path, { headers: { host } })
      expect(answer).toMatchObject({ status: 403, json: { code: 'host-not-allowed' } })
    }
  },
)

test.each(['[::ffff:127.0.0.1]', 'a b', 'localhost@evil.example.com', 'localhost/'])(
  'a malformed Host header (%j) gets nothing either',
  async (host) => {
    const { status, text } = await office.ask('GET', '/v1/musicals', { headers: { host } })
    expect([400, 403]).toContain(status)
    expect(text).not.toContain('items')
  },
)

test.each(PATHS)(
  'a web page gets nothing from %s %s, not even a page from this machine',
  async (method, path) => {
    for (const origin of ['https://evil.example.com', 'http://localhost:8080', 'null', '']) {
      const answer = await office.ask(method, path, { headers: { origin } })
      expect(answer).toMatchObject({ status: 403, json: { code: 'origin-not-allowed' } })
    }
  },
)

test.each([
  'localhost',
  'localhost:9',
  '127.0.0.1',
  '127.0.0.1:1',
  '[::1]:8080',
  'LOCALHOST',
  'tickets.example.com:443',
])('the name %s is answered', async (host) => {
  expect((await office.ask('GET', '/livez', { headers: { host } })).status).toBe(200)
})

test('no answer has the headers that would let a web page read it', async () => {
  const { headers } = await office.ask('GET', '/v1/musicals')
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
})
