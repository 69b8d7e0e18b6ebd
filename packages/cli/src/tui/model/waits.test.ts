import type { EventResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { makeWaits } from './waits.ts'

const at = (ms: number) => new Date(1_800_000_000_000 + ms).toISOString()
const event = (type: string, correlationId: string, ms: number) =>
  ({
    id: '',
    position: 1,
    type,
    correlationId,
    causationId: '',
    actor: '',
    at: at(ms),
  }) as EventResponse

test('the wait of a payment is the time since its booking', () => {
  const waits = makeWaits()
  waits.happened(event('Reserved', 'RV-1', 0))
  waits.happened(event('Reserved', 'RV-2', 100))
  waits.happened(event('PaymentApproved', 'RV-1', 300))
  waits.happened(event('PaymentApproved', 'RV-2', 600))
  const all = waits.bySecond()
  expect(all.reduce((sum, { payments }) => sum + payments, 0)).toBe(2)
  expect(all.reduce((sum, each) => sum + each.meanMs * each.payments, 0)).toBeCloseTo(800)
})

test('a declined card, and a payment whose booking nobody saw, have no wait', () => {
  const waits = makeWaits()
  waits.happened(event('Reserved', 'RV-1', 0))
  waits.happened(event('PaymentDeclined', 'RV-1', 10))
  waits.happened(event('PaymentApproved', 'RV-1', 20))
  waits.happened(event('PaymentApproved', 'RV-9', 20))
  expect(waits.bySecond()).toEqual([])
})

test('a backlog without end is not remembered without end', () => {
  const waits = makeWaits()
  for (let n = 0; n < 20_001; n++) waits.happened(event('Reserved', `RV-${n}`, 0))
  waits.happened(event('PaymentApproved', 'RV-0', 5))
  expect(waits.bySecond()).toEqual([])
  waits.happened(event('PaymentApproved', 'RV-20000', 5))
  expect(waits.bySecond()).toHaveLength(1)
})
