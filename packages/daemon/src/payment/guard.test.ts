import {
  GatewayPaused,
  GatewayRejected,
  GatewayUnavailable,
  type PaymentGateway,
  type Voiding,
} from '@outerpark/core/ports'
import { afterEach, expect, test, vi } from 'vitest'
import { manualClock } from '../testing/clock.ts'
import type { BreakerChange } from './breaker-state.ts'
import { guardGateway } from './guard.ts'

afterEach(() => {
  vi.useRealTimers()
})

const amount = { amount: 1000, currency: 'KRW' }
const approval = { key: 'PY-1', amount, method: 'card-ok' }
const refund = { key: 'PY-1', amount, chargeId: 'ch_1', refundKey: 'PY-1:0-1000' }
const signal = new AbortController().signal

/** A gateway of which every method is `call`. */
function gatewayThat(call: (signal: AbortSignal) => Promise<never>): PaymentGateway {
  return {
    approve: (_, inner) => call(inner),
    void: (_, inner) => call(inner),
    refund: (_, inner) => call(inner),
    lookUp: (_, inner) => call(inner),
  }
}
const never = () => new Promise<never>(() => {})

test('a gateway that never answers and ignores its signal is unavailable after the time-out', async () => {
  const guarded = guardGateway(gatewayThat(never), { timeoutMs: 20 })
  const begun = performance.now()
  await expect(guarded.approve(approval, signal)).rejects.toThrow(
    'The gateway did not answer approve PY-1 within 20 ms: outcome unknown.',
  )
  await expect(guarded.void(approval, signal)).rejects.toBeInstanceOf(GatewayUnavailable)
  await expect(guarded.refund(refund, signal)).rejects.toThrow(
    'The gateway did not answer refund PY-1:0-1000 within 20 ms: outcome unknown.',
  )
  await expect(guarded.lookUp('PY-1', signal)).rejects.toBeInstanceOf(GatewayUnavailable)
  expect(performance.now() - begun).toBeLessThan(2000)
})

test('a gateway that uses its signal is aborted at the time-out, and the message is the same', async () => {
  const guarded = guardGateway(
    gatewayThat(
      (inner) =>
        new Promise((_, reject) => {
          inner.addEventListener('abort', () => reject(new GatewayUnavailable('aborted')))
        }),
    ),
    { timeoutMs: 20 },
  )
  await expect(guarded.lookUp('PY-1', signal)).rejects.toThrow(
    'The gateway did not answer look-up PY-1 within 20 ms: outcome unknown.',
  )
})

test('after an abort by the caller the error does not mention a time-out', async () => {
  const guarded = guardGateway(gatewayThat(never), { timeoutMs: 60_000 })
  await expect(guarded.approve(approval, AbortSignal.timeout(10))).rejects.toThrow(
    'The call approve PY-1 was broken off: outcome unknown.',
  )
  await expect(guarded.approve(approval, AbortSignal.abort())).rejects.toBeInstanceOf(
    GatewayUnavailable,
  )
})

test('answers and errors in time are passed on unchanged', async () => {
  const rejected = new GatewayRejected('no such card')
  const guarded = guardGateway(
    { ...gatewayThat(() => Promise.reject(rejected)), void: async () => ({ outcome: 'voided' }) },
    { timeoutMs: 1000 },
  )
  await expect(guarded.approve(approval, signal)).rejects.toBe(rejected)
  expect(await guarded.void(approval, signal)).toEqual({ outcome: 'voided' })
})

test('after an answer in time the signal is not aborted, since that would close the connection', async () => {
  let seen: AbortSignal | undefined
  const guarded = guardGateway(
    {
      ...gatewayThat(never),
      lookUp: async (_, inner) => {
        seen = inner
        return { outcome: 'unheard-of' }
      },
    },
    { timeoutMs: 10 },
  )
  await guarded.lookUp('PY-1', signal)
  // Three times the time-out, to prove that nothing happens.
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(seen?.aborted).toBe(false)
})

/** A guarded gateway with a count of its calls, and with a manual clock. */
function counted(answers: Partial<PaymentGateway>, limits = {}) {
  let sent = 0
  const clock = manualClock()
  const changes: BreakerChange[] = []
  const count =
    <A extends unknown[], T>(call: (...given: A) => Promise<T>) =>
    (...given: A) => {
      sent++
      return call(...given)
    }
  const { approve, void: voidKey, refund, lookUp } = { ...gatewayThat(never), ...answers }
  const guarded = guardGateway(
    {
      approve: count(approve),
      void: count(voidKey),
      refund: count(refund),
      lookUp: count(lookUp),
    },
    { timeoutMs: 610, ...limits },
    { clock, onChange: (change) => changes.push(change) },
  )
  return { guarded, clock, changes, sent: () => sent }
}

test('20 time-outs open the breaker for all kinds of calls, and no more calls are sent', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { guarded, clock, changes, sent } = counted({})
  const calls = Array.from({ length: 20 }, () =>
    expect(guarded.approve(approval, signal)).rejects.toBeInstanceOf(GatewayUnavailable),
  )
  await vi.advanceTimersByTimeAsync(610)
  await Promise.all(calls)
  const retryAt = clock.now() + 5_000
  expect(guarded.state()).toMatchObject({ state: 'open', retryAt, window: { calls: 20 } })
  expect(changes).toMatchObject([{ reason: 'too-many-failures', error: 'GatewayUnavailable' }])
  const paused = { name: 'GatewayPaused', retryAt }
  await expect(guarded.approve(approval, signal)).rejects.toMatchObject(paused)
  await expect(guarded.void(approval, signal)).rejects.toMatchObject(paused)
  await expect(guarded.refund(refund, signal)).rejects.toMatchObject(paused)
  await expect(guarded.lookUp('PY-1', signal)).rejects.toMatchObject(paused)
  expect(sent()).toBe(20)
})

test('declined cards do not count as failures', async () => {
  const { guarded } = counted({ approve: async () => ({ outcome: 'declined', reason: 'no' }) })
  for (let i = 0; i < 30; i++) await guarded.approve(approval, signal)
  expect(guarded.state()).toMatchObject({ state: 'closed', window: { calls: 30, failures: 0 } })
})

test('calls that their caller aborted do not count', async () => {
  const { guarded } = counted({})
  const giveUp = new AbortController()
  const calls = Array.from({ length: 30 }, () => guarded.approve(approval, giveUp.signal))
  giveUp.abort()
  for (const { reason } of (await Promise.allSettled(calls)) as PromiseRejectedResult[])
    expect(reason).toBeInstanceOf(GatewayUnavailable)
  expect(guarded.state()).toMatchObject({ state: 'closed', window: { calls: 0 } })
})

test('a call to a full bulkhead is not sent, may be tried later, and does not count', async () => {
  const { promise, resolve } = Promise.withResolvers<Voiding>()
  const { guarded, clock, sent } = counted({ void: () => promise }, { bulkhead: 2 })
  const calls = Array.from({ length: 2 }, () => guarded.void(approval, signal))
  await expect(guarded.void(approval, signal)).rejects.toMatchObject({
    name: 'GatewayPaused',
    message: 'Too many calls to the gateway are under way: void PY-1 was not sent.',
    retryAt: clock.now() + 610,
  })
  expect(sent()).toBe(2)
  resolve({ outcome: 'voided' })
  await Promise.all(calls)
  await guarded.void(approval, signal)
  expect(sent()).toBe(3)
  expect(guarded.state().window).toEqual({ calls: 3, failures: 0 })
})

test('its limits are settings, and its state survives a restart', async () => {
  const limits = { timeoutMs: 610, breaker: { minimumCalls: 2, openMs: 1_000 } }
  const failing = gatewayThat(() => Promise.reject(new GatewayUnavailable('no answer')))
  const clock = manualClock()
  const before = guardGateway(failing, limits, { clock })
  for (let i = 0; i < 2; i++) await before.lookUp('PY-1', signal).catch(() => {})
  const { since, awaySince = since, retryAt = since } = before.state()
  const restore = { state: 'open', since, awaySince, retryAt } as const
  const guarded = guardGateway(
    { ...failing, lookUp: async () => ({ outcome: 'unheard-of' }) },
    limits,
    { clock, restore },
  )
  expect(guarded.state()).toMatchObject(restore)
  await expect(guarded.lookUp('PY-1', signal)).rejects.toBeInstanceOf(GatewayPaused)
  clock.advance(1_000)
  expect(await guarded.lookUp('PY-1', signal)).toEqual({ outcome: 'unheard-of' })
  expect(guarded.state().state).toBe('closed')
})
