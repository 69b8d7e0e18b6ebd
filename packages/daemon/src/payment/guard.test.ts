import {
  GatewayPaused,
  GatewayRejected,
  GatewayUnavailable,
  type PaymentGateway,
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
const signal = new AbortController().signal

/** A gateway whose every call does `call`. */
function gatewayThat(call: (signal: AbortSignal) => Promise<never>): PaymentGateway {
  return {
    approve: (_, inner) => call(inner),
    cancel: (_, inner) => call(inner),
    lookUp: (_, inner) => call(inner),
  }
}
const never = () => new Promise<never>(() => {})

test('a gateway that never answers, and never looks at its signal, is unavailable after the time-out', async () => {
  const guarded = guardGateway(gatewayThat(never), { timeoutMs: 20 })
  const begun = performance.now()
  await expect(guarded.approve(approval, signal)).rejects.toThrow(
    'The gateway did not answer approve PY-1 within 20 ms: outcome unknown.',
  )
  await expect(guarded.cancel(approval, signal)).rejects.toBeInstanceOf(GatewayUnavailable)
  await expect(guarded.lookUp('PY-1', signal)).rejects.toBeInstanceOf(GatewayUnavailable)
  expect(performance.now() - begun).toBeLessThan(2000)
})

test('a gateway that does look at its signal is told, and the message is the same', async () => {
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

test('a caller who gives up is not told of a time-out that never was', async () => {
  const guarded = guardGateway(gatewayThat(never), { timeoutMs: 60_000 })
  await expect(guarded.approve(approval, AbortSignal.timeout(10))).rejects.toThrow(
    'The call approve PY-1 was broken off: outcome unknown.',
  )
  await expect(guarded.approve(approval, AbortSignal.abort())).rejects.toBeInstanceOf(
    GatewayUnavailable,
  )
})

test('answers and errors in time pass as they are', async () => {
  const rejected = new GatewayRejected('no such card')
  const guarded = guardGateway(
    { ...gatewayThat(() => Promise.reject(rejected)), cancel: async () => ({ refunded: 1000 }) },
    { timeoutMs: 1000 },
  )
  await expect(guarded.approve(approval, signal)).rejects.toBe(rejected)
  expect(await guarded.cancel(approval, signal)).toEqual({ refunded: 1000 })
})

test('an answer in time does not abort the call, which would cost its connection', async () => {
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
  // Proves that nothing happens: three times the time-out.
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(seen?.aborted).toBe(false)
})

/** A guarded gateway whose calls we count, on a clock that we turn. */
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
  const { approve, cancel, lookUp } = { ...gatewayThat(never), ...answers }
  const guarded = guardGateway(
    { approve: count(approve), cancel: count(cancel), lookUp: count(lookUp) },
    { timeoutMs: 610, ...limits },
    { clock, onChange: (change) => changes.push(change) },
  )
  return { guarded, clock, changes, sent: () => sent }
}

test('20 calls that time out open the breaker for all kinds of calls, and none is sent any more', async () => {
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
  await expect(guarded.cancel(approval, signal)).rejects.toMatchObject(paused)
  await expect(guarded.lookUp('PY-1', signal)).rejects.toMatchObject(paused)
  expect(sent()).toBe(20)
})

test('declined cards are no failures', async () => {
  const { guarded } = counted({ approve: async () => ({ outcome: 'declined', reason: 'no' }) })
  for (let i = 0; i < 30; i++) await guarded.approve(approval, signal)
  expect(guarded.state()).toMatchObject({ state: 'closed', window: { calls: 30, failures: 0 } })
})

test('callers who give up say nothing of the gateway', async () => {
  const { guarded } = counted({})
  const giveUp = new AbortController()
  const calls = Array.from({ length: 30 }, () => guarded.approve(approval, giveUp.signal))
  giveUp.abort()
  for (const { reason } of (await Promise.allSettled(calls)) as PromiseRejectedResult[])
    expect(reason).toBeInstanceOf(GatewayUnavailable)
  expect(guarded.state()).toMatchObject({ state: 'closed', window: { calls: 0 } })
})

test('with all places taken a call is not sent, comes back later, and does not count', async () => {
  const { promise, resolve } = Promise.withResolvers<{ refunded: number }>()
  const { guarded, clock, sent } = counted(
    { cancel: () => promise },
    { bulkhead: { concurrency: 2, queue: 1 } },
  )
  const calls = Array.from({ length: 3 }, () => guarded.cancel(approval, signal))
  await expect(guarded.cancel(approval, signal)).rejects.toMatchObject({
    name: 'GatewayPaused',
    message: 'Too many calls to the gateway are under way: cancel PY-1 was not sent.',
    retryAt: clock.now() + 610,
  })
  expect(sent()).toBe(2)
  resolve({ refunded: 1000 })
  await Promise.all(calls)
  expect(sent()).toBe(3)
  expect(guarded.state().window).toEqual({ calls: 3, failures: 0 })
})

test('its numbers are settings, and its state outlives a restart', async () => {
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
