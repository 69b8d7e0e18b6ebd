import { GatewayUnavailable, type PaymentGateway } from '@outerpark/core/ports'
import { expect, test } from 'vitest'
import { endPayment } from '../../testing/end-payment.ts'
import { GatewayMisbehaved } from '../errors.ts'
import { stripeGateway } from './gateway.ts'
import type { Mishap } from './testing/fake-mishaps.ts'
import type { Operation } from './testing/fake-objects.ts'
import { type FakeStripe, startFakeStripe } from './testing/fake-server.ts'

// All kinds of failures, in any order and number, between any two calls, restarts and days.

const STORIES = Number(process.env.STRIPE_STORIES ?? 100)
const TOTAL = 190_000
const HOUR = 3_600_000
const amount = { amount: TOTAL, currency: 'KRW' }
const signal = new AbortController().signal

const MISHAPS: readonly Mishap[] = [
  'fail-before',
  'fail-after',
  'bad-gateway',
  'drop-reply',
  'half-reply',
  'rate-limit',
  'lock-timeout',
  'wrong-amount',
  'wrong-key',
  'html',
]
const OPERATIONS: readonly Operation[] = [
  'search',
  'create',
  'retrieve',
  'confirm',
  'cancel',
  'refund',
  'list-refunds',
]

/** mulberry32: the same numbers for the same seed */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Plays the story of one payment. Then nothing fails any more, and the payment gets to its end. */
async function tell(seed: number, stripe: FakeStripe): Promise<void> {
  const random = randomOf(seed)
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  const request = { key: `PY-storm-${seed}`, amount, method: 'pm_card_visa' }
  const opened = [stripeGateway({ ...stripe.where, timeoutMs: 5_000 })]
  const gateway = (): PaymentGateway => {
    if (random() < 0.4) opened.push(stripeGateway({ ...stripe.where, timeoutMs: 5_000 }))
    return opened.at(-1) as PaymentGateway
  }
  const withoutAnswer = (error: unknown) => {
    if (error instanceof GatewayUnavailable || error instanceof GatewayMisbehaved) return undefined
    throw error
  }

  let charge: string | undefined
  /** how far the end of the payment is; after a void was answered, nothing new may be charged */
  let end = 'not yet' as 'not yet' | 'asked' | 'voided' | 'refunded'
  /** the amounts of the partial refunds that were asked for before the end, by refund key */
  const parts = new Map<string, number>()

  const approveOnce = async () => {
    const before = end
    const answer = await gateway().approve(request, signal).catch(withoutAnswer)
    if (!answer) return
    if (before === 'not yet') expect(answer.outcome).toBe('approved')
    if (before === 'voided') expect(answer.outcome).toBe('voided')
    if (answer.outcome === 'voided') end = 'voided'
    if (answer.outcome !== 'approved') return
    charge ??= answer.chargeId
    expect(answer.chargeId, 'always the same charge').toBe(charge)
    if (before === 'refunded') expect(answer.refunded).toBe(TOTAL)
  }
  const refundPart = async () => {
    if (charge === undefined || end !== 'not yet') return approveOnce()
    const [refundKey, sum] = pick([
      ['a', 40_000],
      ['b', 60_000],
    ] as const)
    parts.set(refundKey, sum)
    const part = { key: request.key, chargeId: charge, amount: { ...amount, amount: sum } }
    const answer = await gateway()
      .refund({ ...part, refundKey }, signal)
      .catch(withoutAnswer)
    if (answer) expect(answer.refunded, 'what went back').toBe(stripe.book(request.key).refunded)
  }
  const endOnce = async () => {
    if (end === 'not yet') end = 'asked'
    const refunded = await endPayment(gateway(), request).catch(withoutAnswer)
    if (refunded === undefined) return
    end = refunded > 0 ? 'refunded' : 'voided'
    expect(refunded, 'what went back').toBe(stripe.book(request.key).refunded)
  }
  const checkBook = () => {
    const { charged, refunded, refunds } = stripe.book(request.key)
    const asked = [...parts.values()].reduce((sum, part) => sum + part, 0)
    expect(charged, 'never charged twice').toBeLessThanOrEqual(TOTAL)
    expect(refunded, 'never more than was charged').toBeLessThanOrEqual(charged)
    expect(refunds, 'no part goes back twice').toBeLessThanOrEqual(
      parts.size + (end === 'not yet' ? 0 : 1),
    )
    if (end === 'not yet') expect(refunded, 'only what was asked for').toBeLessThanOrEqual(asked)
    if (end === 'refunded') expect(refunded, 'nothing is kept').toBe(charged)
    if (end === 'voided') expect(charged).toBe(0)
  }

  const willEnd = random() < 0.7
  const steps = 3 + Math.floor(random() * 8)
  for (let step = 0; step < steps; step++) {
    stripe.allWell()
    for (let bad = 0; bad < random() * 4; bad++) {
      const mishap = pick(MISHAPS)
      // The mishap three times is more than the quick tries can repair.
      stripe.spoilNext(pick(OPERATIONS), ...(random() < 0.5 ? [mishap] : [mishap, mishap, mishap]))
    }
    if (random() < 0.2) stripe.advance(pick([0.1, 2, 11, 14, 25]) * HOUR)
    const chance = random()
    await (willEnd && chance < 0.4 ? endOnce() : chance < 0.6 ? refundPart() : approveOnce())
    checkBook()
  }

  stripe.allWell()
  if (willEnd) await endOnce()
  await approveOnce()
  checkBook()
  expect(end === 'voided' || end === 'refunded').toBe(willEnd)
  if (!willEnd) expect(charge).toBeDefined()
  for (const each of opened) each.close()
}

test(`${STORIES} payments with many failures are each charged at most once, and have the right end`, async () => {
  let seed = 0
  const storyteller = async () => {
    while (seed < STORIES) {
      const mine = ++seed
      const stripe = await startFakeStripe()
      try {
        await tell(mine, stripe)
      } catch (error) {
        throw new Error(`seed ${mine}`, { cause: error })
      } finally {
        await stripe.close()
      }
    }
  }
  // Stories run at the same time, since a story mostly waits.
  await Promise.all(Array.from({ length: 10 }, storyteller))
}, 120_000)
