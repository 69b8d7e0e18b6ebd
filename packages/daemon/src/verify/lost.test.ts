import type { Belief, LedgerCharge } from '@outerpark/core/ports'
import { expect, test } from 'vitest'
import { lostCharges } from './lost.ts'

const charge = (key: string, over: Partial<LedgerCharge> = {}): LedgerCharge => ({
  ...{ key, chargeId: `ch-${key}`, status: 'approved', amount: 100, currency: 'KRW' },
  ...{ charged: 100, refunded: 0 },
  ...over,
})
async function* ledger(charges: readonly LedgerCharge[]) {
  yield* charges
}
const known: Belief = {
  ...{ key: 'known', status: 'approved', reservation: 'confirmed', amount: 100 },
  ...{ currency: 'KRW', chargeId: 'ch-known' },
  ...{ chargeLeft: 100, inParts: false, refunded: 0 },
}
const beliefs = async (keys: readonly string[]) =>
  keys.map((key) => (key.startsWith('known') ? known : undefined))
const found = (...charges: LedgerCharge[]) => lostCharges(ledger(charges), { beliefs })

test('a charge without a booking is lost, and one with a booking is not', async () => {
  const lost = charge('PY-1')
  expect(await found(charge('known'), lost)).toEqual({
    charges: [lost],
    ...{ count: 1, refunded: 0, entries: 2 },
  })
})

test('a charge of which a part went back is still lost; one that went back as a whole is counted', async () => {
  const part = charge('PY-1', { refunded: 40 })
  const whole = charge('PY-2', { refunded: 100, status: 'cancelled' })
  expect(await found(part, whole)).toMatchObject({ charges: [part], count: 1, refunded: 1 })
})

test('a key that was never charged is no charge', async () => {
  const declined = charge('PY-1', { status: 'declined', charged: 0, chargeId: null })
  expect(await found(declined)).toMatchObject({ count: 0, refunded: 0, entries: 1 })
})

test('all are counted, and the first thousand are named', async () => {
  const many = Array.from({ length: 2_345 }, (_, i) => charge(`PY-${i}`))
  const { charges, count, entries } = await found(...many)
  expect({ named: charges.length, count, entries }).toEqual({
    ...{ named: 1_000, count: 2_345, entries: 2_345 },
  })
  expect(charges[0]?.key).toBe('PY-0')
})
