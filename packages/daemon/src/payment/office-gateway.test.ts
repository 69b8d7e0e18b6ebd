import type { LedgerCharge } from '@outerpark/core/ports'
import { expect, test } from 'vitest'
import { memoryGateway } from '../testing/memory-gateway.ts'
import { gatewayOfOffice, ledgerOfOffice, paymentOfOffice } from './office-gateway.ts'

const signal = new AbortController().signal
const request = {
  key: 'PY-MSVWX6TBVP',
  amount: { amount: 66_000, currency: 'KRW' },
  method: 'card-ok',
}

test('two box offices with the same payment number have two separate charges', async () => {
  const shared = memoryGateway()
  const [here, there] = ['here', 'there'].map((office) => gatewayOfOffice(shared, office))
  const first = await here?.approve(request, signal)
  const second = await there?.approve(request, signal)
  expect(first).toMatchObject({ outcome: 'approved' })
  expect(second).toMatchObject({ outcome: 'approved' })
  expect(second).not.toEqual(first)
  expect(await here?.void(request, signal)).toMatchObject({ outcome: 'charged' })
  const chargeId = first?.outcome === 'approved' ? first.chargeId : ''
  await here?.refund({ ...request, chargeId, refundKey: `${request.key}:all` }, signal)
  expect(await there?.approve(request, signal)).toEqual(second)
  expect(await there?.lookUp(request.key, signal)).toMatchObject({ refunded: 0, refunds: [] })
  const refunds = [expect.objectContaining({ refundKey: `${request.key}:all` })]
  expect(await here?.lookUp(request.key, signal)).toMatchObject({ refunded: 66_000, refunds })
})

test('an office recognizes its own payments by their keys, and no others', () => {
  expect(paymentOfOffice('here.PY-MSVWX6TBVP', 'here')).toBe('PY-MSVWX6TBVP')
  for (const key of ['there.PY-MSVWX6TBVP', 'PY-MSVWX6TBVP', 'here.RV-MSVWX6TBVP', 'here.PY-1'])
    expect(paymentOfOffice(key, 'here')).toBeUndefined()
})

test('an office sees only its own charges in a shared ledger', async () => {
  async function* ledger(): AsyncGenerator<LedgerCharge> {
    for (const key of ['here.PY-A', 'there.PY-A', 'PY-B'])
      yield {
        key,
        chargeId: 'c',
        status: 'approved',
        amount: 1,
        currency: 'KRW',
        charged: 1,
        refunded: 0,
      }
  }
  const own = await Array.fromAsync(ledgerOfOffice(ledger(), 'here'))
  expect(own.map(({ key }) => key)).toEqual(['PY-A'])
})
