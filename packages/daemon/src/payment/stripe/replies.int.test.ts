import { GatewayRejected, GatewayUnavailable } from '@outerpark/core/ports'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { GatewayKeyRefused, GatewayMisbehaved } from '../errors.ts'
import { type StripeGateway, stripeGateway } from './gateway.ts'
import type { Mishap } from './testing/fake-mishaps.ts'
import type { Operation } from './testing/fake-objects.ts'
import { type FakeStripe, startFakeStripe } from './testing/fake-server.ts'

// Declines, wrong replies, errors and time-outs: the port's result for each answer of Stripe.

const amount = { amount: 190_000, currency: 'KRW' }
const signal = new AbortController().signal

let stripe: FakeStripe
const opened: StripeGateway[] = []
const gatewayWith = (options = {}): StripeGateway => {
  const gateway = stripeGateway({ ...stripe.where, timeoutMs: 5_000, ...options })
  opened.push(gateway)
  return gateway
}
beforeAll(async () => {
  stripe = await startFakeStripe()
})
afterEach(() => {
  stripe.allWell()
  for (const gateway of opened.splice(0)) gateway.close()
})
afterAll(() => stripe.close())

let keys = 0
const newRequest = (method = 'pm_card_visa') => ({ key: `PY-${keys++}`, amount, method })

test.each([
  ['pm_card_chargeDeclined', 'generic-decline'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient-funds'],
  ['pm_card_authenticationRequired', 'authentication-required'],
  ['pm_that_nobody_knows', 'unknown-method'],
])('%s is declined with %s, and stays declined', async (method, reason) => {
  const request = newRequest(method)
  const declined = { outcome: 'declined', reason }
  const gateway = gatewayWith()
  expect(await gateway.approve(request, signal)).toEqual(declined)
  expect(await gateway.lookUp(request.key, signal)).toEqual(declined)
  expect(await gatewayWith().approve(request, signal)).toEqual(declined)
  expect(await gateway.void(request, signal)).toEqual({ outcome: 'voided' })
  expect((await gatewayWith().approve(request, signal)).outcome).not.toBe('approved')
  expect(stripe.book(request.key)).toMatchObject({ charged: 0 })
})

test('a card that requires action of its holder is declined, and its intent is cancelled', async () => {
  const request = newRequest()
  const declined = { outcome: 'declined', reason: 'authentication-required' }
  stripe.spoilNext('confirm', 'ask-holder')
  expect(await gatewayWith().approve(request, signal)).toEqual(declined)
  expect(await gatewayWith().approve(request, signal)).toEqual(declined)
  expect(stripe.intentsOf(request.key)).toMatchObject([{ status: 'canceled' }])
})

test.each<Operation>(['update', 'cancel'])(
  'after a crash before the %s of a refusal, the next call does it',
  async (operation) => {
    const declined = { outcome: 'declined', reason: 'authentication-required' }
    const request = newRequest()
    stripe.spoilNext('confirm', 'ask-holder')
    stripe.spoilNext(operation, 'bad-gateway')
    const gateway = gatewayWith()
    await expect(gateway.approve(request, signal)).rejects.toBeInstanceOf(GatewayUnavailable)
    expect(await gateway.lookUp(request.key, signal)).toEqual(declined)
    expect(await gateway.approve(request, signal)).toEqual(declined)
    expect(stripe.intentsOf(request.key)).toMatchObject([{ status: 'canceled' }])
  },
)

const wrong: Mishap[] = ['wrong-amount', 'wrong-currency', 'wrong-key', 'html', 'huge']
const anyReply = (['create', 'confirm'] as const).flatMap((operation) =>
  wrong.map((mishap) => [operation, mishap] as const),
)
test.each(anyReply)(
  'a reply to %s with %s is misbehaviour, and a repetition gives the right result',
  async (operation, mishap) => {
    const request = newRequest()
    stripe.spoilNext(operation, mishap)
    const failure: unknown = await gatewayWith()
      .approve(request, signal)
      .catch((error) => error)
    expect(failure).toBeInstanceOf(GatewayMisbehaved)
    expect(String(failure)).not.toContain('topsecret')
    expect(await gatewayWith().approve(request, signal)).toMatchObject({ outcome: 'approved' })
    expect(stripe.book(request.key)).toMatchObject({ charged: 190_000 })
  },
)

test('a refund of another amount is misbehaviour', async () => {
  const request = newRequest()
  const gateway = gatewayWith()
  const approval = await gateway.approve(request, signal)
  const chargeId = approval.outcome === 'approved' ? approval.chargeId : ''
  const refund = { ...request, chargeId, refundKey: `${request.key}:0-190000` }
  stripe.spoilNext('refund', 'wrong-amount')
  await expect(gateway.refund(refund, signal)).rejects.toBeInstanceOf(GatewayMisbehaved)
  expect(await gateway.refund(refund, signal)).toMatchObject({ refunded: 190_000 })
  expect(stripe.book(request.key)).toMatchObject({ refunded: 190_000, refunds: 1 })
})

test('if Stripe refuses the API key, no payment ends, and the error does not show the key', async () => {
  const stranger = gatewayWith({ apiKey: 'sk_test_someone_else' })
  for (const call of [
    stranger.approve(newRequest(), signal),
    stranger.void(newRequest(), signal),
    stranger.refund({ ...newRequest(), chargeId: 'pi_any', refundKey: 'any' }, signal),
    stranger.lookUp('PY-any', signal),
  ]) {
    const failure: unknown = await call.catch((error) => error)
    expect(failure).toBeInstanceOf(GatewayKeyRefused)
    expect(failure).toBeInstanceOf(GatewayUnavailable)
    expect(String(failure)).toContain('Invalid API Key provided: sk_…')
    expect(String(failure)).not.toMatch(/sk_test|else/)
  }
})

test('an amount that Stripe refuses is rejected for good', async () => {
  const nothing = { ...newRequest(), amount: { amount: 0, currency: 'KRW' } }
  await expect(gatewayWith().approve(nothing, signal)).rejects.toBeInstanceOf(GatewayRejected)
})

test('errors hold neither the API key nor a client secret', async () => {
  const request = newRequest()
  await gatewayWith().approve(request, signal)
  stripe.spoilNext('retrieve', 'bad-gateway', 'wrong-key')
  for (const call of ['first', 'second']) {
    const error = await gatewayWith()
      .approve(request, signal)
      .catch((error: Error) => error)
    expect([call, error]).toEqual([call, expect.any(Error)])
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(
      /sk_test|topsecret/,
    )
  }
})

test('an address without a server counts as no answer', async () => {
  const gateway = gatewayWith({ port: 1 })
  await expect(gateway.approve(newRequest(), signal)).rejects.toBeInstanceOf(GatewayUnavailable)
  await expect(gateway.lookUp('PY-nobody', signal)).rejects.toBeInstanceOf(GatewayUnavailable)
})

test('an abort ends a call in the middle, and no further step is made', async () => {
  const slow = await startFakeStripe({ latencyMs: 60_000 })
  const gateway = stripeGateway({ ...slow.where, timeoutMs: 60_000 })
  const caller = new AbortController()
  const approval = gateway.approve(newRequest(), caller.signal)
  const calls: Operation[] = []
  await vi.waitFor(() => {
    calls.push(...slow.calls())
    expect(calls).toEqual(['search'])
  }, 10_000)
  caller.abort()
  await expect(approval).rejects.toBeInstanceOf(GatewayUnavailable)
  expect(slow.calls()).toEqual([])
  gateway.close()
  await slow.close()
})

test('a reply after the time-out counts as no answer', async () => {
  const slow = await startFakeStripe({ latencyMs: 60_000 })
  const gateway = stripeGateway({ ...slow.where, timeoutMs: 100 })
  await expect(gateway.lookUp('PY-slow', signal)).rejects.toBeInstanceOf(GatewayUnavailable)
  gateway.close()
  await slow.close()
})
