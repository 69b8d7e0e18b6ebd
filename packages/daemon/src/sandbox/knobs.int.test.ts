import { GatewayUnavailable } from '@outerpark/core/ports'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { guardGateway } from '../payment/guard.ts'
import { endPayment } from '../testing/end-payment.ts'
import { until } from '../testing/settled.ts'
import { type SandboxUnderTest, sandboxUnderTest } from './testing/under-test.ts'

// Each knob on the real process: what the caller sees, and that the ledger stays right.

let subject: SandboxUnderTest
beforeAll(async () => {
  subject = await sandboxUnderTest()
})
afterEach(() => subject.reset())
afterAll(() => subject?.close())

const signal = new AbortController().signal
const amount = { amount: 190_000, currency: 'KRW' }
let keys = 0
const newRequest = (method = 'card-ok') => ({ key: `PY-K${keys++}`, amount, method })
/** The time-out is short only where no answer comes, since a busy machine takes long for one. */
const approve = (request = newRequest(), timeoutMs = 20_000) =>
  guardGateway(subject.gateway, { timeoutMs }).approve(request, signal)

/** Asks again with the same key until there is an answer, as the pipeline does. */
async function untilAnswered<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof GatewayUnavailable)) throw error
    }
  }
  throw new Error('no answer in 100 tries')
}

test('latency: the answer takes as long as the knob says', async () => {
  await subject.turn({ latency: '120-140' })
  const begun = performance.now()
  await approve()
  expect(performance.now() - begun).toBeGreaterThan(115)
})

test('the slow card takes 400 ms or more while the others are quick', async () => {
  const begun = performance.now()
  await approve(newRequest('card-slow'))
  expect(performance.now() - begun).toBeGreaterThan(395)
})

test('outage: no call gets an answer, and nothing is charged', async () => {
  await subject.turn({ outage: true })
  const request = newRequest()
  for (let tries = 0; tries < 10; tries++)
    await expect(approve(request)).rejects.toBeInstanceOf(GatewayUnavailable)
  expect(await subject.book(request.key)).toEqual({ charged: 0, refunded: 0 })
  await subject.turn({ outage: false })
  expect(await approve(request)).toMatchObject({ outcome: 'approved' })
})

test('fail: some calls fail, and repeated calls charge once', async () => {
  await subject.turn({ fail: 1 })
  await expect(approve()).rejects.toBeInstanceOf(GatewayUnavailable)
  await subject.turn({ fail: 0.5 })
  const requests = Array.from({ length: 20 }, () => newRequest())
  await Promise.all(requests.map((request) => untilAnswered(() => approve(request))))
  for (const { key } of requests)
    expect(await subject.book(key)).toEqual({ charged: 190_000, refunded: 0 })
})

test('lose-replies: the caller does not know that the charge was made, and asks again', async () => {
  await subject.turn({ loseReplies: 1 })
  const request = newRequest()
  const caller = new AbortController()
  const lost = subject.gateway.approve(request, caller.signal).catch((error: unknown) => error)
  await until('the charge', async () => (await subject.book(request.key)).charged > 0)
  // Some connections are closed without a reply, and others stay open.
  caller.abort()
  expect(await lost).toBeInstanceOf(GatewayUnavailable)
  expect(await subject.book(request.key)).toEqual({ charged: 190_000, refunded: 0 })
  await subject.reset()
  expect(await approve(request)).toMatchObject({ outcome: 'approved' })
  expect(await subject.book(request.key)).toEqual({ charged: 190_000, refunded: 0 })
})

test('wrong-amount: the reply is refused and shown, and the charge in the ledger is right', async () => {
  await subject.turn({ wrongAmount: 1 })
  const request = newRequest()
  await expect(approve(request)).rejects.toMatchObject({
    name: 'GatewayMisbehaved',
    reply: expect.stringContaining('"amount":380001'),
  })
  const misbehaved = { name: 'GatewayMisbehaved' }
  await expect(subject.gateway.void(request, signal)).rejects.toMatchObject(misbehaved)
  await subject.reset()
  const voiding = await subject.gateway.void(request, signal)
  const chargeId = voiding.outcome === 'charged' ? voiding.chargeId : ''
  await subject.turn({ wrongAmount: 1 })
  const refund = { ...request, chargeId, refundKey: `${request.key}:all` }
  await expect(subject.gateway.refund(refund, signal)).rejects.toMatchObject(misbehaved)
  expect(await subject.book(request.key)).toEqual({ charged: 190_000, refunded: 190_000 })
})

test('decline: a good card is declined, and stays declined for its key', async () => {
  await subject.turn({ decline: 1 })
  const request = newRequest()
  const declined = { outcome: 'declined', reason: 'card-declined' }
  expect(await approve(request)).toEqual(declined)
  await subject.reset()
  expect(await approve(request)).toEqual(declined)
})

test('all together: each answer agrees with the ledger, and nothing is charged twice', async () => {
  await subject.turn({ latency: '0-30', fail: 0.2, loseReplies: 0.2, duplicate: 0.5, decline: 0.2 })
  const requests = Array.from({ length: 30 }, () => newRequest())
  const answers = await Promise.all(
    requests.map(async (request, index) => ({
      key: request.key,
      approval: await untilAnswered(() => approve(request, 300)),
      wentBack:
        index % 2 === 0
          ? await untilAnswered(() =>
              endPayment(subject.gateway, request, AbortSignal.timeout(300)),
            )
          : undefined,
    })),
  )
  for (const { key, approval, wentBack } of answers) {
    const charged = approval.outcome === 'approved' ? 190_000 : 0
    const refunded = wentBack === undefined ? 0 : charged
    expect(wentBack ?? 0).toBe(refunded)
    expect(await subject.book(key)).toEqual({ charged, refunded })
  }
})
