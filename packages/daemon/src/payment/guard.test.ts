import { GatewayRejected, GatewayUnavailable, type PaymentGateway } from '@outerpark/core/ports'
import { expect, test } from 'vitest'
import { guardGateway } from './guard.ts'

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
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(seen?.aborted).toBe(false)
})
