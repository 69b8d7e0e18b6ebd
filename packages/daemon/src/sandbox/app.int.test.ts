import { ledgerReply } from '@outerpark/core/contract/card-company'
import { afterAll, expect, test } from 'vitest'
import { sandboxApp } from './app.ts'
import { behaviourWith } from './behaviour.ts'
import { openLedger } from './ledger.ts'

const KEY = 'k'.repeat(43)
const ledger = openLedger(':memory:')
const app = sandboxApp(ledger, behaviourWith({ min: 0, max: 0 }, Math.random, ledger.knobs), KEY)
afterAll(() => ledger.close())

const charge = { key: 'PY-1', amount: 1000, currency: 'KRW', method: 'card-ok' }

function call(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
  const all: Record<string, string> = { authorization: `Bearer ${KEY}`, ...headers }
  if (body === undefined) return app.request(path, { method, headers: all })
  const length = `${Buffer.byteLength(body)}`
  const sent = { 'content-type': 'application/json', 'content-length': length, ...all }
  return app.request(path, { method, headers: sent, body })
}
const post = (path: string, body: unknown, headers?: Record<string, string>) =>
  call('POST', path, JSON.stringify(body), headers)

test('without the secret only /livez answers', async () => {
  expect((await app.request('/livez')).status).toBe(200)
  for (const [method, path] of [
    ['POST', '/charges'],
    ['GET', '/charges/PY-1'],
    ['GET', '/ledger'],
    ['GET', '/knobs'],
    ['PUT', '/knobs'],
    ['GET', '/nowhere'],
  ] as const) {
    const wrong = { authorization: `Bearer ${KEY}x` }
    expect((await app.request(path, { method })).status).toBe(401)
    expect((await call(method, path, undefined, wrong)).status).toBe(401)
  }
})

test.each([
  ['an unknown field', { ...charge, extra: 1 }],
  ['no amount', { ...charge, amount: undefined }],
  ['a negative amount', { ...charge, amount: -1 }],
  ['a fractional amount', { ...charge, amount: 1.5 }],
  ['a textual amount', { ...charge, amount: '1000' }],
  ['a currency that is none', { ...charge, currency: 'won' }],
  ['a key with a line break', { ...charge, key: 'PY\n1' }],
  ['a list', [charge]],
  ['null', null],
])('a charge with %s is answered with 400 and changes nothing', async (_, body) => {
  const response = await post('/charges', body)
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({ code: 'rejected', detail: expect.any(String) })
  expect(ledger.after(0, 10)).toEqual([])
})

test('C8: a body that is not UTF-8 is refused', async () => {
  const body = Buffer.concat([
    Buffer.from('{"key":"'),
    Buffer.from([0xc1, 0xc2]),
    Buffer.from('"}'),
  ])
  const headers = {
    authorization: `Bearer ${KEY}`,
    'content-type': 'application/json',
    'content-length': String(body.length),
  }
  const answer = await app.request('/charges', { method: 'POST', headers, body })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ detail: 'The body is not UTF-8.' })
})

test('a body is refused if it is not JSON, has another type, is too large or has no length', async () => {
  expect((await call('POST', '/charges', '{"key":')).status).toBe(400)
  expect((await post('/charges', charge, { 'content-type': 'text/plain' })).status).toBe(415)
  expect((await post('/charges', { pad: 'x'.repeat(20_000) })).status).toBe(413)
  const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' }
  const endless = { method: 'POST', headers, body: JSON.stringify(charge) }
  expect((await app.request('/charges', endless)).status).toBe(411)
})

test('the ledger is read in pages, each charge once', async () => {
  for (let n = 0; n < 5; n++) await post('/charges', { ...charge, key: `PY-L${n}` })
  const keys: string[] = []
  let after: string | null = '0'
  let slices = 0
  while (after !== null) {
    const response: Response = await call('GET', `/ledger?after=${after}&limit=2`)
    const page = ledgerReply.parse(await response.json())
    keys.push(...page.items.map((item) => item.key))
    after = page.next
    slices++
  }
  expect(keys).toEqual(['PY-L0', 'PY-L1', 'PY-L2', 'PY-L3', 'PY-L4'])
  expect(slices).toBe(3)
  expect((await call('GET', '/ledger?limit=1001')).status).toBe(400)
})

test('knobs are shown, turned one by one, and reset', async () => {
  const good = { latency: '0', fail: 0, loseReplies: 0, duplicate: 0, wrongAmount: 0, decline: 0 }
  const put = (body: unknown) => call('PUT', '/knobs', JSON.stringify(body))
  expect(await (await call('GET', '/knobs')).json()).toEqual({ ...good, outage: false })
  expect(await (await put({ latency: '400-620', duplicate: true })).json()).toMatchObject({
    latency: '400-620',
    duplicate: 1,
    fail: 0,
  })
  expect(await (await put({ fail: 0.3 })).json()).toMatchObject({ duplicate: 1, fail: 0.3 })
  for (const wrong of [{ fail: 2 }, { fail: '0.3' }, { latency: 'slow' }, { outage: 1 }, { x: 1 }])
    expect((await put(wrong)).status).toBe(400)
  expect(await (await put({ latency: 'slow' })).json()).toMatchObject({
    detail: expect.stringMatching(/^latency: must be milliseconds/),
  })
  expect(await (await call('DELETE', '/knobs')).json()).toEqual({ ...good, outage: false })
})
