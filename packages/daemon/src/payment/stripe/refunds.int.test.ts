import { GatewayRejected, GatewayUnavailable } from '@outerpark/core/ports'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { GatewayMisbehaved } from '../errors.ts'
import { type StripeGateway, stripeGateway } from './gateway.ts'
import type { Mishap } from './testing/fake-mishaps.ts'
import { type FakeStripe, startFakeStripe } from './testing/fake-server.ts'

// Partial refunds when Stripe forgets idempotency keys, or answers 500 although it has made the refund.

const TOTAL = 190_000
const PART = 90_000
const DAY = 24 * 3_600_000
const amount = { amount: TOTAL, currency: 'KRW' }
const signal = new AbortController().signal

let stripe: FakeStripe
const opened: StripeGateway[] = []
/** A gateway with an empty memory, as after a restart. */
const restarted = (): StripeGateway => {
  const gateway = stripeGateway({ ...stripe.where, timeoutMs: 5_000 })
  opened.push(gateway)
  return gateway
}
beforeAll(async () => {
  stripe = await startFakeStripe()
  stripe.setSearchLag(0)
})
afterEach(() => {
  stripe.allWell()
  for (const gateway of opened.splice(0)) gateway.close()
})
afterAll(() => stripe.close())

let keys = 0
/** Charges a new payment. */
async function charged() {
  const key = `PY-R${keys++}`
  const approval = await restarted().approve({ key, amount, method: 'pm_card_visa' }, signal)
  if (approval.outcome !== 'approved') throw new Error('the card was not charged')
  const { chargeId } = approval
  return {
    key,
    chargeId,
    refund: (sum: number, refundKey: string) =>
      restarted().refund(
        { key, chargeId, amount: { amount: sum, currency: 'KRW' }, refundKey, reason: 'tested' },
        signal,
      ),
    lookUp: () => restarted().lookUp(key, signal),
    book: () => stripe.book(key),
  }
}
const lost = (mishap: Mishap): Mishap[] => [mishap, mishap, mishap]

test('a refund takes three calls: read the charge, list its refunds, refund', async () => {
  const { refund } = await charged()
  stripe.calls()
  await refund(PART, 'a')
  expect(stripe.calls()).toEqual(['retrieve', 'list-refunds', 'refund'])
})

test.each<Mishap>(['drop-reply', 'half-reply', 'fail-before', 'fail-after', 'bad-gateway'])(
  'a partial refund that ends in %s is unknown, and after a repetition it is made once',
  async (mishap) => {
    const { refund, book } = await charged()
    stripe.spoilNext('refund', ...lost(mishap))
    await expect(refund(PART, 'a')).rejects.toBeInstanceOf(GatewayUnavailable)
    stripe.allWell()
    expect(await refund(PART, 'a')).toMatchObject({ refunded: PART })
    expect(book()).toEqual({ charged: TOTAL, refunded: PART, refunds: 1 })
  },
)

test.each([0, 2])('the same refund key gives the same refund, %i days later', async (days) => {
  const { refund, book } = await charged()
  const first = await refund(PART, 'a')
  stripe.advance(days * DAY)
  expect(await refund(PART, 'a')).toEqual(first)
  await expect(refund(PART + 1, 'a')).rejects.toBeInstanceOf(GatewayRejected)
  expect(book()).toEqual({ charged: TOTAL, refunded: PART, refunds: 1 })
})

test('a refund key is found even if there is more than one page of refunds', async () => {
  const { chargeId, refund, lookUp, book } = await charged()
  const first = await refund(PART, 'a')
  for (let n = 0; n < 250; n++) stripe.act('refund', '', { payment_intent: chargeId, amount: '1' })
  stripe.advance(2 * DAY)
  expect(await refund(PART, 'a')).toEqual({ ...first, refunded: PART + 250 })
  expect(book()).toMatchObject({ refunded: PART + 250, refunds: 251 })
  expect(await lookUp()).toMatchObject({ refunded: PART + 250 })
})

test('a refund that a person made at the dashboard counts, and has no refund key', async () => {
  const { chargeId, refund, lookUp } = await charged()
  stripe.act('refund', '', { payment_intent: chargeId, amount: `${PART}` })
  await expect(refund(TOTAL, 'all')).rejects.toBeInstanceOf(GatewayRejected)
  expect(await refund(TOTAL - PART, 'rest')).toMatchObject({ refunded: TOTAL })
  expect(await lookUp()).toMatchObject({
    outcome: 'charged',
    refunded: TOTAL,
    refunds: [
      { refundKey: null, amount: PART, reason: null },
      { refundKey: 'rest', amount: TOTAL - PART, reason: 'tested' },
    ],
  })
})

test('a refund that failed at Stripe is rejected for good, and does not count', async () => {
  const { refund, lookUp } = await charged()
  stripe.spoilNext('refund', 'failed-refund')
  await expect(refund(PART, 'a')).rejects.toThrow(/The refund re_\w+ for PY-R\d+ is failed/)
  await expect(refund(PART, 'a')).rejects.toBeInstanceOf(GatewayRejected)
  expect(await refund(1, 'b')).toMatchObject({ refunded: 1 })
  expect(await lookUp()).toMatchObject({ refunded: 1, refunds: [{ refundKey: 'b' }] })
})

test('a charge of another payment is not refunded', async () => {
  const [mine, other] = [await charged(), await charged()]
  const request = { key: mine.key, chargeId: other.chargeId, amount, refundKey: 'a' }
  await expect(restarted().refund(request, signal)).rejects.toBeInstanceOf(GatewayMisbehaved)
  expect(other.book()).toMatchObject({ refunded: 0 })
})
