import { GatewayPaused, GatewayUnavailable } from '@outerpark/core/ports'
import { expect, test } from 'vitest'
import { describeGateway } from '../payment/testing/gateway-contract.ts'
import { readConfig } from '../settings/config.ts'
import { manualClock } from '../testing/clock.ts'
import { memoryGateway } from '../testing/memory-gateway.ts'
import { paymentGateway } from './gateway.ts'

const settings = readConfig({
  OUTERPARK_HOME: '/nowhere',
  OUTERPARK_BREAKER_MINIMUM_CALLS: '2',
  OUTERPARK_BREAKER_OPEN_MS: '1000',
})
const amount = { amount: 1000, currency: 'KRW' }
const request = { key: 'PY-1', amount, method: 'card-ok' }
const signal = new AbortController().signal

function gatewayAt(cardCompany = memoryGateway()) {
  const clock = manualClock()
  const parts = { officeName: 'here', lastBreaker: undefined, clock, onBreakerChange: () => {} }
  return { cardCompany, clock, gateway: paymentGateway(settings, { ...parts, cardCompany }) }
}

describeGateway('the payment gateway as the pipeline asks it', async () => {
  const { cardCompany, gateway } = gatewayAt()
  return {
    gateway,
    approves: 'card-ok',
    declines: 'card-declined',
    async book(key) {
      const charge = cardCompany.charges().find((line) => line.key === `here.${key}`)
      return { charged: charge?.charged ?? 0, refunded: charge?.refunded ?? 0 }
    },
    close: async () => {},
  }
})

test('the card company sees keys that bear the name of the office', async () => {
  const { cardCompany, gateway } = gatewayAt()
  const approval = await gateway.approve(request, signal)
  const chargeId = approval.outcome === 'approved' ? approval.chargeId : ''
  await gateway.refund({ key: 'PY-1', chargeId, amount, refundKey: 'PY-1:0-1000' }, signal)
  await gateway.void(request, signal)
  await gateway.lookUp('PY-1', signal)
  expect(cardCompany.calls).toEqual([
    'approve here.PY-1',
    'refund here.PY-1:0-1000',
    'void here.PY-1',
    'look up here.PY-1',
  ])
})

test('the breaker and the bulkhead have the numbers of the settings', async () => {
  const { gateway, clock } = gatewayAt({
    ...memoryGateway(),
    approve: () => Promise.reject(new GatewayUnavailable('no answer')),
  })
  for (let i = 0; i < 2; i++) await gateway.approve(request, signal).catch(() => {})
  await expect(gateway.approve(request, signal)).rejects.toMatchObject({
    name: 'GatewayPaused',
    retryAt: clock.now() + 1000,
  })

  const small = paymentGateway(
    { ...settings, bulkhead: 1 },
    {
      cardCompany: { ...memoryGateway(), lookUp: () => new Promise(() => {}) },
      officeName: 'here',
      lastBreaker: undefined,
      clock,
      onBreakerChange: () => {},
    },
  )
  const caller = new AbortController()
  const first = small.lookUp('PY-1', caller.signal)
  await expect(small.approve(request, signal)).rejects.toBeInstanceOf(GatewayPaused)
  caller.abort()
  await expect(first).rejects.toBeInstanceOf(GatewayUnavailable)
  expect(await small.approve(request, signal)).toMatchObject({ outcome: 'approved' })
})

test('the breaker goes on from where it was recorded last', () => {
  const lastBreaker = { at: 1, state: 'open', retryAt: 9, awaySince: 1, pausedBefore: 0 } as const
  const clock = manualClock()
  const parts = { cardCompany: memoryGateway(), officeName: 'here', clock }
  const gateway = paymentGateway(settings, { ...parts, lastBreaker, onBreakerChange: () => {} })
  expect(gateway.state()).toMatchObject({ state: 'open', since: 1, awaySince: 1, retryAt: 9 })
})
