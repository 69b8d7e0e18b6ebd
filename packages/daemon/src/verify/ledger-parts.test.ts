import type { Belief, LedgerCharge } from '@outerpark/core/ports'
import { checkText } from '@outerpark/core/words'
import { describe, expect, test } from 'vitest'
import { misfit } from './ledger.ts'

const key = 'PY-AAAAAAAAAA'
const charge = (over: Partial<LedgerCharge> = {}): LedgerCharge => ({
  ...{ key, chargeId: 'ch_1', status: 'approved', amount: 380_000, currency: 'KRW' },
  ...{ charged: 380_000, refunded: 0 },
  ...over,
})
const refunded = charge({ status: 'cancelled', refunded: 380_000 })

describe('a charge that is refunded in parts', () => {
  /** Of two seats one was cancelled, and 19,000 of it are kept: 171,000 go back. */
  const LEFT = 209_000
  const one = (over: Partial<Belief> = {}): Belief => ({
    ...{ key, status: 'approved', reservation: 'confirmed', chargeId: 'ch_1' },
    ...{ amount: 380_000, currency: 'KRW', chargeLeft: LEFT, inParts: true, refunded: 0 },
    ...over,
  })
  /** Then the other one, of which as much is kept. */
  const both = (over: Partial<Belief> = {}) =>
    one({ reservation: 'cancelled', chargeLeft: 38_000, ...over })
  const live = (sum: number) => charge({ refunded: 380_000 - sum })
  const says = (entry: LedgerCharge, believed: Belief) => {
    const found = misfit(entry, believed)
    return (
      found && checkText('en', { code: 'charges-misfit', params: { count: 1, misfits: [found] } })
    )
  }

  test.each<[string, LedgerCharge, Belief]>([
    ['before its refund', live(380_000), one()],
    ['after its refund, which is not recorded yet', live(LEFT), one()],
    ['after its refund', live(LEFT), one({ refunded: 171_000 })],
    ['before two refunds', live(380_000), both()],
    ['between two refunds, of which none is recorded', live(LEFT), both()],
    ['between two refunds', live(LEFT), both({ refunded: 171_000 })],
    ['after the last refund, which is not recorded yet', live(38_000), both({ refunded: 171_000 })],
    ['when all is done', live(38_000), both({ refunded: 342_000, status: 'cancelled' })],
    [
      'when all is done and nothing is kept',
      refunded,
      both({ refunded: 380_000, status: 'cancelled', chargeLeft: 0 }),
    ],
    [
      'when the house keeps all of it',
      live(380_000),
      both({ status: 'cancelled', chargeLeft: 380_000 }),
    ],
  ])('fits %s', (_, entry, believed) => {
    expect(misfit(entry, believed)).toBeUndefined()
  })

  test.each<[string, LedgerCharge, Belief, RegExp]>([
    [
      'if more went back than had to',
      live(LEFT - 1),
      one({ refunded: 171_000 }),
      /live charge of 208999 KRW/,
    ],
    ['if more went back before it is recorded', live(LEFT - 1), one(), /live charge of 208999 KRW/],
    [
      'if a refund is recorded that was not made',
      live(380_000),
      one({ refunded: 171_000 }),
      /live charge of 380000 KRW/,
    ],
    [
      'if less went back than is recorded',
      live(LEFT + 1),
      one({ refunded: 171_000 }),
      /live charge of 209001 KRW/,
    ],
    [
      'if all of it went back, where seats stay',
      refunded,
      one({ refunded: 171_000 }),
      /believed to be paid, and has no live charge/,
    ],
    [
      'if what is kept went back too',
      refunded,
      both({ refunded: 342_000, status: 'cancelled' }),
      /no live charge/,
    ],
    [
      'if it has ended, and the last refund was not made',
      live(LEFT),
      both({ refunded: 342_000, status: 'cancelled' }),
      /live charge of 209000 KRW/,
    ],
    [
      'if it has ended, and its last refund is not in our log',
      live(LEFT),
      both({ refunded: 171_000, status: 'cancelled' }),
      /is cancelled, and 209000 is still charged/,
    ],
    ['if it is of another currency', { ...live(LEFT), currency: 'USD' }, one(), /209000 USD/],
    [
      'if it was made twice',
      charge({ charged: 760_000, refunded: 760_000 - LEFT }),
      one(),
      /charged twice/,
    ],
  ])('does not fit %s', (_, entry, believed, why) => {
    expect(says(entry, believed)).toMatch(why)
  })
})
