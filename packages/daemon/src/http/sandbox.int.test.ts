import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type SandboxDesk, sandboxDesk } from '../payment/sandbox-desk.ts'
import { type SandboxUnderTest, sandboxUnderTest } from '../sandbox/testing/under-test.ts'
import { ADMIN, openTestOffice, type TestOffice } from '../testing/office.ts'
import { until } from '../testing/settled.ts'

// The knobs and the ledger of a real sandbox process, through the daemon's routes.

const KNOBS = '/v1/sandbox/knobs'
const GOOD = { fail: 0, loseReplies: 0, duplicate: 0, wrongAmount: 0, decline: 0, outage: false }

let company: SandboxUnderTest
let desk: SandboxDesk
let office: TestOffice
beforeAll(async () => {
  company = await sandboxUnderTest('0-4')
  desk = sandboxDesk({ address: company.sandbox.address, officeName: 'OF' })
  office = await openTestOffice({ sandbox: desk, pipeline: false })
})
afterEach(() => company.reset())
afterAll(async () => {
  await office?.close()
  desk?.close()
  await company?.close()
})

const ask = (method: string, path: string, body?: unknown) =>
  office.ask(method, path, { token: ADMIN, ...(body === undefined ? {} : { body }) })
const approve = (key: string) =>
  company.gateway.approve(
    { key, amount: { amount: 1000, currency: 'KRW' }, method: 'card-ok' },
    AbortSignal.timeout(20_000),
  )

test('knobs are shown and turned one by one, have an effect on the next payment, and are reset', async () => {
  expect(await ask('GET', KNOBS)).toMatchObject({ status: 200, json: { ...GOOD, latency: '0-4' } })
  expect((await ask('PUT', KNOBS, { decline: true })).json).toEqual({
    ...GOOD,
    latency: '0-4',
    decline: 1,
  })
  expect((await ask('PUT', KNOBS, { latency: '30-60' })).json).toMatchObject({
    latency: '30-60',
    decline: 1,
  })
  expect(await approve('OF.PY-DECLINED')).toMatchObject({ outcome: 'declined' })
  expect((await ask('DELETE', KNOBS)).json).toEqual({ ...GOOD, latency: '0-4' })
  expect(await approve('OF.PY-APPROVED')).toMatchObject({ outcome: 'approved' })
})

test.each([
  ['a share above 1', { fail: 1.5 }, 'fail: must be at most 1'],
  ['words for a number', { loseReplies: '0.1' }, 'loseReplies: must be a number from 0 to 1'],
  ['words for a switch', { duplicate: 'on' }, 'duplicate: must be true, false, or a number'],
  ['a range that is upside down', { latency: '620-400' }, 'latency: must be milliseconds such as'],
  ['a knob that there is not', { fali: 0.3 }, 'fali'],
])('%s is refused, the answer names it, and no knob is turned', async (_, change, detail) => {
  const answer = await ask('PUT', KNOBS, { outage: true, ...change })
  expect(answer).toMatchObject({ status: 422, json: { code: 'validation-failed' } })
  expect(answer.json.detail).toContain(detail)
  expect((await ask('GET', KNOBS)).json).toMatchObject(GOOD)
})

test('a body that is not JSON is refused', async () => {
  const answer = await office.ask('PUT', KNOBS, {
    token: ADMIN,
    body: 'outage=on',
    headers: { 'content-type': 'text/plain' },
  })
  expect(answer).toMatchObject({ status: 415, json: { code: 'unsupported-media-type' } })
})

test('the ledger is read page by page, and shows which charges are payments of this office', async () => {
  for (const key of ['OF.PY-ONE', 'XX.PY-TWO', 'OF.PY-THREE']) await approve(key)
  const keys: string[] = []
  const ours: string[] = []
  let next: string | null = null
  do {
    const cursor: string = next === null ? '' : `&cursor=${next}`
    const { json } = await ask('GET', `/v1/sandbox/ledger?limit=2${cursor}`)
    expect(json.items.length).toBeLessThanOrEqual(2)
    for (const { key, paymentId } of json.items) {
      keys.push(key)
      if (paymentId !== null) ours.push(paymentId)
    }
    next = json.next
  } while (next !== null)
  expect(keys.slice(-3)).toEqual(['OF.PY-ONE', 'XX.PY-TWO', 'OF.PY-THREE'])
  expect(ours).not.toContain('PY-TWO')
  expect(ours.slice(-2)).toEqual(['PY-ONE', 'PY-THREE'])
  const money = (amount: number) => ({ amount, currency: 'KRW' })
  const { json } = await ask('GET', '/v1/sandbox/ledger?limit=500')
  expect(json.items.at(-1)).toEqual({
    key: 'OF.PY-THREE',
    paymentId: 'PY-THREE',
    chargeId: expect.stringMatching(/^ch_/),
    status: 'approved',
    amount: money(1000),
    charged: money(1000),
    refunded: money(0),
  })
})

test.each(['limit=0', 'limit=501', 'cursor=x', 'cursor=1.5', 'cursor=-1', 'after=3'])(
  'a request for the ledger with %s is refused',
  async (query) => {
    const answer = await ask('GET', `/v1/sandbox/ledger?${query}`)
    expect(answer).toMatchObject({ status: 422, json: { code: 'validation-failed' } })
  },
)

test('while the sandbox is down its routes say so, and afterwards they work again', async () => {
  const pid = company.sandbox.pid()
  expect(pid).toBeDefined()
  process.kill(Number(pid), 'SIGKILL')
  // The next process takes longer to start than the tries of this call last.
  const closed = await ask('PUT', KNOBS, { fail: 0.1 })
  expect(closed).toMatchObject({ status: 503, json: { code: 'sandbox-unavailable' } })
  expect(closed.headers['retry-after']).toBe('1')
  await until('an open desk', async () => (await ask('GET', KNOBS)).status === 200)
  expect((await ask('GET', KNOBS)).json).toMatchObject(GOOD)
})

test('there is no sandbox, and there are no knobs, if payments go to another gateway', async () => {
  const elsewhere = await openTestOffice({ pipeline: false })
  try {
    for (const [method, path] of [
      ['GET', KNOBS],
      ['PUT', KNOBS],
      ['DELETE', KNOBS],
      ['GET', '/v1/sandbox/ledger'],
    ] as const) {
      const body = method === 'PUT' ? { fail: 0.1 } : undefined
      const answer = await elsewhere.ask(method, path, { token: ADMIN, body })
      expect(answer).toMatchObject({ status: 404, json: { code: 'no-sandbox' } })
      expect(answer.json.hint).toContain('no other gateway')
    }
  } finally {
    await elsewhere.close()
  }
})
