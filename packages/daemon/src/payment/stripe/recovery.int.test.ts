import { GatewayRejected, GatewayUnavailable } from '@outerpark/core/ports'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { endPayment } from '../../testing/end-payment.ts'
import { GatewayMisbehaved } from '../errors.ts'
import { type StripeGateway, stripeGateway } from './gateway.ts'
import type { Mishap } from './testing/fake-mishaps.ts'
import type { Operation } from './testing/fake-objects.ts'
import { type FakeStripe, startFakeStripe } from './testing/fake-server.ts'

// Failures of Stripe and of the network, after which a payment still has exactly one outcome.

const TOTAL = 190_000
const HOUR = 3_600_000
const amount = { amount: TOTAL, currency: 'KRW' }
const signal = new AbortController().signal
const paidOnce = { charged: TOTAL, refunded: 0, refunds: 0 }
const backOnce = { charged: TOTAL, refunded: TOTAL, refunds: 1 }
/** the result of an approval that is repeated after its whole charge was refunded */
const refunded = { outcome: 'approved', chargeId: expect.any(String), refunded: TOTAL }
const untouched = { charged: 0, refunded: 0, refunds: 0 }

let stripe: FakeStripe
const opened: StripeGateway[] = []
/** A gateway with an empty memory, as after a restart. */
const restarted = (options = {}): StripeGateway => {
  const gateway = stripeGateway({ ...stripe.where, timeoutMs: 5_000, ...options })
  opened.push(gateway)
  return gateway
}
beforeAll(async () => {
  stripe = await startFakeStripe()
})
afterEach(() => {
  stripe.allWell()
  stripe.setSearchLag(60_000)
  for (const gateway of opened.splice(0)) gateway.close()
})
afterAll(() => stripe.close())

let keys = 0
const newRequest = (method = 'pm_card_visa') => ({ key: `PY-${keys++}`, amount, method })

/** The mishap three times, which is more than the quick tries can repair. */
const lost = (mishap: Mishap): Mishap[] => [mishap, mishap, mishap]

test('a first approval takes three calls: search, create, confirm', async () => {
  stripe.calls()
  await restarted().approve(newRequest(), signal)
  expect(stripe.calls()).toEqual(['search', 'create', 'confirm'])
})

test.each<[Operation, Mishap]>([
  ['create', 'drop-reply'],
  ['confirm', 'drop-reply'],
  ['create', 'half-reply'],
  ['confirm', 'half-reply'],
  ['create', 'bad-gateway'],
  ['confirm', 'bad-gateway'],
  ['create', 'fail-before'],
  ['confirm', 'fail-before'],
  ['create', 'fail-after'],
  ['confirm', 'fail-after'],
  ['search', 'rate-limit'],
  ['create', 'rate-limit'],
  ['confirm', 'rate-limit'],
])(
  'if %s ends in %s the outcome is unknown, and a repetition charges once',
  async (operation, mishap) => {
    const request = newRequest()
    stripe.spoilNext(operation, ...lost(mishap))
    await expect(restarted().approve(request, signal)).rejects.toBeInstanceOf(GatewayUnavailable)
    stripe.allWell()
    const gateway = restarted()
    expect(await gateway.approve(request, signal)).toMatchObject({ outcome: 'approved' })
    expect(await gateway.lookUp(request.key, signal)).toMatchObject({ outcome: 'charged' })
    expect(stripe.book(request.key)).toEqual(paidOnce)
  },
)

test('if a reply is lost once, the same call gets it with another try', async () => {
  const request = newRequest()
  stripe.spoilNext('create', 'drop-reply')
  stripe.spoilNext('confirm', 'drop-reply')
  expect(await restarted().approve(request, signal)).toMatchObject({ outcome: 'approved' })
  expect(stripe.book(request.key)).toEqual(paidOnce)
})

test('if another call holds the intent, the call is repeated at once', async () => {
  const request = newRequest()
  stripe.spoilNext('confirm', 'lock-timeout', 'lock-timeout')
  expect(await restarted().approve(request, signal)).toMatchObject({ outcome: 'approved' })
  expect(stripe.book(request.key)).toEqual(paidOnce)
})

test.each<[Operation, Mishap]>([
  ['refund', 'drop-reply'],
  ['refund', 'fail-before'],
  ['refund', 'fail-after'],
  ['refund', 'rate-limit'],
  ['list-refunds', 'bad-gateway'],
  ['retrieve', 'bad-gateway'],
])(
  'a cancel after a lost approval refunds once, even if its own %s ends in %s',
  async (operation, mishap) => {
    const request = newRequest()
    stripe.spoilNext('confirm', ...lost('drop-reply'))
    await expect(restarted().approve(request, signal)).rejects.toBeInstanceOf(GatewayUnavailable)
    stripe.spoilNext(operation, ...lost(mishap))
    await expect(endPayment(restarted(), request)).rejects.toBeInstanceOf(GatewayUnavailable)
    stripe.allWell()
    expect(await endPayment(restarted(), request)).toBe(TOTAL)
    expect(await endPayment(restarted(), request)).toBe(TOTAL)
    expect(await restarted().approve(request, signal)).toEqual(refunded)
    expect(stripe.book(request.key)).toEqual(backOnce)
  },
)

test.each<[Operation, Mishap]>([
  ['create', 'drop-reply'],
  ['create', 'fail-after'],
  ['cancel', 'drop-reply'],
  ['cancel', 'fail-before'],
  ['cancel', 'fail-after'],
])(
  'a cancel of a new key whose %s ends in %s still prevents every charge',
  async (operation, mishap) => {
    const request = newRequest()
    stripe.spoilNext(operation, ...lost(mishap))
    await expect(endPayment(restarted(), request)).rejects.toBeInstanceOf(GatewayUnavailable)
    stripe.allWell()
    expect(await endPayment(restarted(), request)).toBe(0)
    expect(await restarted().approve(request, signal)).toEqual({ outcome: 'voided' })
    expect(stripe.book(request.key)).toEqual(untouched)
  },
)

test('days later, after Stripe has forgotten every idempotency key, the answers are the same', async () => {
  const [paid, declined, dead] = [newRequest(), newRequest('pm_card_chargeDeclined'), newRequest()]
  const first = await restarted().approve(paid, signal)
  const refusal = await restarted().approve(declined, signal)
  await endPayment(restarted(), dead)

  stripe.advance(25 * HOUR)
  expect(await restarted().approve(paid, signal)).toEqual(first)
  expect(await restarted().lookUp(paid.key, signal)).toMatchObject({ outcome: 'charged' })
  expect(await restarted().approve(declined, signal)).toEqual(refusal)
  expect(await restarted().lookUp(declined.key, signal)).toEqual(refusal)
  expect(await restarted().approve(dead, signal)).toEqual({ outcome: 'voided' })
  expect(await endPayment(restarted(), dead)).toBe(0)
  expect(await endPayment(restarted(), paid)).toBe(TOTAL)

  stripe.advance(25 * HOUR)
  expect(await endPayment(restarted(), paid)).toBe(TOTAL)
  expect(await restarted().approve(paid, signal)).toEqual(refunded)
  expect(stripe.book(paid.key)).toEqual(backOnce)
  for (const { key } of [paid, declined, dead]) expect(stripe.intentsOf(key)).toHaveLength(1)
})

test('an intent that was created but not confirmed is confirmed days later', async () => {
  const request = newRequest()
  stripe.spoilNext('confirm', 'rate-limit')
  await expect(restarted().approve(request, signal)).rejects.toBeInstanceOf(GatewayUnavailable)
  stripe.advance(25 * HOUR)
  expect(await restarted().approve(request, signal)).toMatchObject({ outcome: 'approved' })
  expect(stripe.intentsOf(request.key)).toHaveLength(1)
  expect(stripe.book(request.key)).toEqual(paidOnce)
})

test.each([0, 1, 13, 25])(
  'if Stripe made an intent but answered 500, only one of the two intents is charged, %i hours later',
  async (hours) => {
    const [paid, dead] = [newRequest(), newRequest()]
    for (const request of [paid, dead]) {
      stripe.spoilNext('create', 'fail-after')
      await expect(restarted().approve(request, signal)).rejects.toBeInstanceOf(GatewayUnavailable)
    }
    expect(await restarted().approve(paid, signal)).toMatchObject({ outcome: 'approved' })
    expect(await endPayment(restarted(), dead)).toBe(0)
    stripe.advance(hours * HOUR)
    for (const lag of [60_000, 0]) {
      stripe.setSearchLag(lag)
      expect(await restarted().approve(paid, signal)).toMatchObject({ outcome: 'approved' })
      expect(await restarted().approve(dead, signal)).toEqual({ outcome: 'voided' })
    }
    expect(stripe.intentsOf(paid.key)).toHaveLength(2)
    expect(stripe.book(paid.key)).toEqual(paidOnce)
    expect(stripe.book(dead.key)).toEqual(untouched)
    expect(await endPayment(restarted(), paid)).toBe(TOTAL)
    expect(stripe.book(paid.key)).toEqual(backOnce)
  },
)

test('if the search finds only the intent that was answered with 500, the charged one is still used', async () => {
  const request = newRequest()
  stripe.spoilNext('create', 'fail-after')
  await expect(restarted().approve(request, signal)).rejects.toBeInstanceOf(GatewayUnavailable)
  stripe.advance(50_000)
  const first = await restarted().approve(request, signal)
  stripe.advance(20_000)
  expect(await restarted().approve(request, signal)).toEqual(first)
  expect(stripe.book(request.key)).toEqual(paidOnce)
  expect(await endPayment(restarted(), request)).toBe(TOTAL)
  expect(stripe.book(request.key)).toEqual(backOnce)
})

/** Makes a second intent for the payment, which only a person at the dashboard can do. */
const makeAnother = ({ key }: { key: string }): string => {
  const metadata = { 'metadata[outerpark_payment]': key, 'metadata[outerpark_sum]': '190000 KRW' }
  stripe.act('create', '', { amount: `${TOTAL}`, currency: 'krw', ...metadata })
  return stripe.intentsOf(key).at(-1)?.id ?? ''
}

test('a second intent that never changes has no effect, now and days later', async () => {
  const request = newRequest()
  const first = await restarted().approve(request, signal)
  makeAnother(request)
  for (const hours of [1, 24]) {
    stripe.advance(hours * HOUR)
    expect(await restarted().approve(request, signal)).toEqual(first)
    expect(await restarted().lookUp(request.key, signal)).toMatchObject({ outcome: 'charged' })
  }
  expect(stripe.book(request.key)).toEqual(paidOnce)
})

test('two charged intents for one key are misbehaviour', async () => {
  const request = newRequest()
  await restarted().approve(request, signal)
  stripe.act('confirm', makeAnother(request), { payment_method: 'pm_card_visa' })
  stripe.advance(HOUR)
  await expect(endPayment(restarted(), request)).rejects.toBeInstanceOf(GatewayMisbehaved)
  await expect(restarted().lookUp(request.key, signal)).rejects.toBeInstanceOf(GatewayMisbehaved)
})

test('a charge that a person refunded at the dashboard is not refunded again', async () => {
  const [some, all] = [newRequest(), newRequest()]
  for (const request of [some, all]) await restarted().approve(request, signal)
  const [partly, wholly] = [some, all].map(({ key }) => stripe.intentsOf(key)[0]?.id ?? '')
  stripe.act('refund', '', { payment_intent: partly ?? '', amount: '90000' })
  stripe.act('refund', '', { payment_intent: wholly ?? '' })

  expect(await restarted().approve(some, signal)).toMatchObject({ outcome: 'approved' })
  expect(await endPayment(restarted(), some)).toBe(TOTAL)
  expect(stripe.book(some.key)).toEqual({ ...backOnce, refunds: 2 })
  expect(await restarted().approve(all, signal)).toEqual(refunded)
  expect(await endPayment(restarted(), all)).toBe(TOTAL)
  expect(stripe.book(all.key)).toEqual(backOnce)
})

test('a refund that another call has just made counts as the answer', async () => {
  const request = newRequest()
  await restarted().approve(request, signal)
  await endPayment(restarted(), request)
  stripe.advance(25 * HOUR)
  stripe.spoilNext('retrieve', 'before-refund')
  expect(await endPayment(restarted(), request)).toBe(TOTAL)
  expect(stripe.book(request.key)).toEqual(backOnce)
})

test('a payment that is still processing has no outcome yet', async () => {
  const request = newRequest()
  stripe.spoilNext('confirm', 'processing')
  await expect(restarted().approve(request, signal)).rejects.toBeInstanceOf(GatewayUnavailable)
  stripe.spoilNext('retrieve', 'processing')
  await expect(endPayment(restarted(), request)).rejects.toBeInstanceOf(GatewayUnavailable)
  expect(await restarted().approve(request, signal)).toMatchObject({ outcome: 'approved' })
})

test('the same key with another card charges nothing more', async () => {
  const request = newRequest()
  const other = { ...request, method: 'pm_card_chargeDeclined' }
  const first = await restarted().approve(request, signal)
  expect(await restarted().approve(other, signal)).toEqual(first)
  expect(stripe.book(request.key)).toEqual(paidOnce)
})

test('another amount for the key is rejected, even if only the search still knows the key', async () => {
  const request = newRequest()
  await restarted().approve(request, signal)
  const other = { ...request, amount: { amount: TOTAL + 1, currency: 'KRW' } }
  await expect(restarted().approve(other, signal)).rejects.toBeInstanceOf(GatewayRejected)
  stripe.advance(25 * HOUR)
  await expect(restarted().approve(other, signal)).rejects.toBeInstanceOf(GatewayRejected)
  await expect(restarted().void(other, signal)).rejects.toBeInstanceOf(GatewayRejected)
  expect(stripe.book(request.key)).toEqual(paidOnce)
})

test('keys that differ only in case, or contain a quote, are different keys', async () => {
  stripe.setSearchLag(0)
  for (const key of ['PY-case', 'PY-CASE', "PY-it's", 'PY-\\']) {
    expect(await restarted().lookUp(key, signal)).toEqual({ outcome: 'unheard-of' })
    await restarted().approve({ ...newRequest(), key }, signal)
    expect(stripe.book(key)).toEqual(paidOnce)
  }
})
