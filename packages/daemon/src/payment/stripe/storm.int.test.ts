import { GatewayUnavailable, type PaymentGateway } from '@outerpark/core/ports'
import { expect, test } from 'vitest'
import { GatewayMisbehaved } from '../errors.ts'
import type { Operation } from './fake-ledger.test-support.ts'
import { type FakeStripe, type Mishap, startFakeStripe } from './fake-server.test-support.ts'
import { stripeGateway } from './gateway.ts'

// Everything that can go wrong, in any order and as often as it likes, between any two calls, restarts and days.

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

/** Tells one payment's story, and then lets all be well and brings it to its end. */
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
  /** what has been asked for, or answered, so far: from then on nothing may be approved */
  let cancel: 'not yet' | 'asked' | 'answered' = 'not yet'

  const approveOnce = async () => {
    const before = cancel
    const answer = await gateway().approve(request, signal).catch(withoutAnswer)
    if (!answer) return
    if (before === 'not yet') expect(answer.outcome).toBe('approved')
    if (before === 'answered') expect(answer.outcome).toBe('cancelled')
    if (answer.outcome === 'cancelled') cancel = 'answered'
    if (answer.outcome !== 'approved') return
    charge ??= answer.chargeId
    expect(answer.chargeId, 'always the same charge').toBe(charge)
  }
  const cancelOnce = async () => {
    if (cancel === 'not yet') cancel = 'asked'
    const answer = await gateway().cancel(request, signal).catch(withoutAnswer)
    if (!answer) return
    cancel = 'answered'
    expect(answer.refunded, 'what went back').toBe(stripe.book(request.key).refunded)
  }
  const checkBook = () => {
    const { charged, refunded, refunds } = stripe.book(request.key)
    expect(charged, 'never charged twice').toBeLessThanOrEqual(TOTAL)
    expect(refunds, 'never refunded twice').toBeLessThanOrEqual(1)
    if (cancel === 'not yet') expect(refunded).toBe(0)
    if (cancel === 'answered') expect(refunded, 'nothing is kept').toBe(charged)
  }

  const willCancel = random() < 0.7
  const steps = 3 + Math.floor(random() * 8)
  for (let step = 0; step < steps; step++) {
    stripe.allWell()
    for (let bad = 0; bad < random() * 4; bad++) {
      const mishap = pick(MISHAPS)
      // Three times is more than the quick tries can mend.
      stripe.spoilNext(pick(OPERATIONS), ...(random() < 0.5 ? [mishap] : [mishap, mishap, mishap]))
    }
    if (random() < 0.2) stripe.advance(pick([0.1, 2, 11, 14, 25]) * HOUR)
    await (willCancel && random() < 0.4 ? cancelOnce() : approveOnce())
    checkBook()
  }

  stripe.allWell()
  if (willCancel) await cancelOnce()
  await approveOnce()
  checkBook()
  expect(cancel).toBe(willCancel ? 'answered' : 'not yet')
  if (!willCancel) expect(charge).toBeDefined()
  for (const each of opened) each.close()
}

test(`${STORIES} payments in the worst of weather are each charged at most once, and end as they should`, async () => {
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
  // Most of a story is waiting.
  await Promise.all(Array.from({ length: 10 }, storyteller))
}, 120_000)
