import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { memoryLedger } from '../testing/memory-ledger.ts'
import type { Ledger } from './book.ts'
import { verdictOn } from './cards.ts'
import { openLedger } from './ledger.ts'

const request = { key: 'PY-1', amount: 190_000, currency: 'KRW', method: 'card-ok' }

describe.each([
  ['in a database', () => openLedger(':memory:')],
  ['in memory', () => ({ ...memoryLedger(), close: () => {} })],
])('the rules of a ledger %s', (_, open) => {
  let ledger: Ledger & { readonly close: () => void }
  beforeEach(() => {
    ledger = open()
  })
  afterEach(() => ledger.close())

  const approve = (change: Partial<typeof request> = {}) => {
    const asked = { ...request, ...change }
    return ledger.charge(asked, () => verdictOn(asked.method))
  }
  /** Charges the card, and gives the id of the charge. */
  const chargeId = (key = 'PY-1') => {
    approve({ key })
    return ledger.find(key)?.chargeId ?? ''
  }
  const refund = (amount: number, refundKey: string, charge: string, change = {}) =>
    ledger.refund({ ...request, chargeId: charge, refundKey, amount, ...change })
  const rejected = (why: string) => ({ kind: 'rejected', why })

  test('a key belongs to one amount, one currency and one card', () => {
    approve()
    for (const other of [{ amount: 1 }, { currency: 'USD' }, { method: 'card-declined' }])
      expect(approve(other)).toEqual(rejected('key-reused'))
    expect(ledger.void({ ...request, amount: 1 })).toEqual(rejected('key-reused'))
    expect(ledger.after(0, 10)).toHaveLength(1)
    expect(ledger.find('PY-1')).toMatchObject({ status: 'approved', refunded: 0 })
  })

  test('a void changes nothing on a charged or declined key, and blocks an unknown key for ever', () => {
    const before = approve()
    expect(ledger.void(request)).toEqual(before)
    const declined = approve({ key: 'PY-2', method: 'card-declined' })
    expect(ledger.void({ ...request, key: 'PY-2' })).toEqual(declined)
    const tombstone = ledger.void({ ...request, key: 'PY-3' })
    expect(tombstone).toMatchObject({ charge: { status: 'voided', chargeId: null, charged: 0 } })
    expect(approve({ key: 'PY-3' })).toEqual(tombstone)
  })

  test('a charge is refunded in parts, each part once, and its status stays approved', () => {
    const charge = chargeId()
    const first = refund(90_000, 'a', charge, { reason: 'tested' })
    expect(first).toMatchObject({ charge: { refunded: 90_000 }, refund: { reason: 'tested' } })
    expect(refund(100_000, 'b', charge)).toMatchObject({
      charge: { status: 'approved', charged: 190_000, refunded: 190_000 },
      refund: { refundKey: 'b', amount: 100_000, reason: null },
    })
    expect(refund(90_000, 'a', charge)).toMatchObject({ refund: { refundKey: 'a' } })
    expect(ledger.refundsOf('PY-1').map(({ refundKey }) => refundKey)).toEqual(['a', 'b'])
    expect(ledger.find('PY-1')).toMatchObject({ refunded: 190_000 })
  })

  test.each<[string, Parameters<typeof refund>, string]>([
    ['more than the charge', [190_001, 'new', ''], 'refund-too-large'],
    ['more than what is left', [100_001, 'new', ''], 'refund-too-large'],
    ['another sum under the same key', [1, 'a', ''], 'refund-key-reused'],
    ['another charge', [1, 'new', 'ch_other'], 'no-such-charge'],
    ['another currency', [1, 'new', '', { currency: 'USD' }], 'no-such-charge'],
    ['a key that was never heard of', [1, 'new', '', { key: 'PY-9' }], 'no-such-charge'],
    ['a key that was voided', [1, 'new', '', { key: 'PY-3' }], 'no-such-charge'],
  ])('a refund of %s is rejected', (_, [sum, refundKey, charge, change], why) => {
    const own = chargeId()
    refund(90_000, 'a', own)
    ledger.void({ ...request, key: 'PY-3' })
    expect(refund(sum, refundKey, charge || own, change)).toEqual(rejected(why))
    expect(ledger.find('PY-1')).toMatchObject({ refunded: 90_000 })
  })

  test('a refund key is used for one charge only', () => {
    refund(90_000, 'a', chargeId())
    const other = chargeId('PY-2')
    expect(refund(90_000, 'a', other, { key: 'PY-2' })).toEqual(rejected('refund-key-reused'))
  })

  test('a free ticket makes a charge of 0', () => {
    const free = { ...request, amount: 0 }
    expect(approve(free)).toMatchObject({ charge: { status: 'approved', charged: 0 } })
    expect(ledger.void(free)).toMatchObject({ charge: { status: 'approved', refunded: 0 } })
  })

  test('unknown cards are declined', () => {
    expect(approve({ method: 'gold' })).toMatchObject({
      charge: { status: 'declined', reason: 'unknown-method', charged: 0, chargeId: null },
    })
  })
})
