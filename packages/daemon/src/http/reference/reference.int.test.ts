import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestOffice, type TestOffice } from '../../testing/office.ts'
import { NO_CONNECTION_LIMITS } from '../connections.ts'
import { NO_RATES } from '../rate-limits.ts'
import { POLICY } from './page.ts'
import { EXPLORER } from './reference.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice({ pipeline: false })
})
afterAll(() => office?.close())

type Got = { status: number; headers: Record<string, unknown>; body: string }

const get = (path: string, { method = 'GET', headers = {} } = {}): Promise<Got> =>
  new Promise((resolve, reject) => {
    request(new URL(path, office.url), { method, headers }, (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (text) => (body += text))
      const { statusCode = 0, headers } = answer
      answer.on('end', () => resolve({ status: statusCode, headers, body }))
    })
      .on('error', reject)
      .end()
  })

/** Every address that the page loads, of the page itself. */
const loaded = (html: string) =>
  [...html.matchAll(/\b(?:src|href|spec-url)="([^"]*)"/g)].map(([, address = '']) => address)

describe('the API reference', () => {
  test('is a page whose files all come from the daemon', async () => {
    const page = await get('/reference')
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    const addresses = loaded(page.body).filter((address) => !address.startsWith('data:'))
    expect(addresses).toContain('/openapi.json')
    for (const address of addresses) {
      expect(address).toMatch(/^\/\w/)
      expect((await get(address)).status).toBe(200)
    }
    expect(page.body).not.toMatch(/https?:|<script>|\son\w+=/)
  })

  test('has a script and a style that load nothing from outside', async () => {
    const script = await get('/reference/explorer.js')
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(script.body).toBe(readFileSync(EXPLORER, 'utf8'))
    const named = script.body.match(/(?:https?:)?\/\/[\w-]+(?:\.[\w-]+)+/g) ?? []
    // In comments, in its example of a schema, and as the names of XML; none of them is loaded.
    const said = /^https?:\/\/(?:marked\.js\.org|github\.com|example\.com|www\.w3\.org)$/
    expect([...new Set(named)].filter((each) => !said.test(each))).toEqual([])
    expect(script.body).not.toMatch(/sendBeacon|google-analytics|@import\s|\bimportScripts\b/)
    expect((await get('/reference/page.css')).body).not.toMatch(/url\(|@import/)
  })

  test.each(['/reference', '/reference/explorer.js', '/reference/page.css', '/reference?x=1'])(
    'lets a browser load from the daemon alone, and run no script of a page: %s',
    async (path) => {
      const { status, headers } = await get(path)
      expect(status).toBe(200)
      expect(headers).toMatchObject({
        'content-security-policy': POLICY,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'request-id': expect.stringMatching(/^RQ-/),
      })
    },
  )

  test('names no other source than itself in its policy, and no inline script', () => {
    const sources = POLICY.split('; ').flatMap((rule) => rule.split(' ').slice(1))
    expect(new Set(sources)).toEqual(new Set(["'none'", "'self'", "'unsafe-inline'", 'data:']))
    expect(POLICY).toContain("script-src 'self';")
  })

  test('is refused to a page of somebody else, as everything is', async () => {
    const host = await get('/reference', { headers: { host: 'evil.example.com' } })
    const origin = await get('/reference', { headers: { origin: 'https://evil.example.com' } })
    expect([host.status, origin.status]).toEqual([403, 403])
  })

  test('answers a HEAD without a body, and knows no other file and no other method', async () => {
    const head = await get('/reference', { method: 'HEAD' })
    expect([head.status, head.body]).toEqual([200, ''])
    for (const path of ['/reference/', '/reference/../package.json', '/reference/constructor'])
      expect((await get(path)).status).toBe(404)
    expect((await get('/reference', { method: 'POST' })).status).toBe(404)
  })
})

test('requests for the API reference are counted like others without a token', async () => {
  const limited = await openTestOffice({
    pipeline: false,
    traffic: {
      rates: { ...NO_RATES, anonymous: 0.01 },
      connections: NO_CONNECTION_LIMITS,
      trustedProxies: [],
    },
  })
  try {
    const url = new URL('/reference', limited.url)
    const ask = async () => (await fetch(url)).status
    const statuses = await Promise.all(Array.from({ length: 20 }, ask))
    expect(statuses).toContain(429)
    expect(statuses).toContain(200)
  } finally {
    await limited.close()
  }
})
