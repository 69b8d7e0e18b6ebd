import type { Belief, LedgerCharge, PageRequest } from '@outerpark/core/ports'
import { checkText } from '@outerpark/core/words'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Beliefs, checkLedger, LEDGER_CHECKS, misfit } from './ledger.ts'

const key = 'PY-AAAAAAAAAA'
const charge = (over: Partial<LedgerCharge> = {}): LedgerCharge => ({
  key,
  chargeId: 'ch_1',
  status: 'approved',
  amount: 380_000,
  currency: 'KRW',
  charged: 380_000,
  refunded: 0,
  ...over,
})
const refunded = charge({ status: 'cancelled', refunded: 380_000 })
const never = charge({ status: 'cancelled', chargeId: null, charged: 0 })
const declined = charge({ status: 'declined', chargeId: null, charged: 0 })
const belief = (over: Partial<Belief> = {}): Belief => ({
  key,
  status: 'approved',
  reservation: 'confirmed',
  amount: 380_000,
  currency: 'KRW',
  chargeId: null,
  chargeLeft: over.reservation && over.reservation !== 'confirmed' ? 0 : (over.amount ?? 380_000),
  inParts: false,
  refunded: 0,
  ...over,
})

describe('a charge fits', () => {
  test.each<[string, LedgerCharge, Belief]>([
    ['a payment that is approved', charge(), belief()],
    ['a payment with the same charge in our log', charge(), belief({ chargeId: 'ch_1' })],
    [
      'a payment whose answer is still on the way',
      charge(),
      belief({ status: 'requested', reservation: 'awaiting-payment' }),
    ],
    [
      'a cancelled reservation whose refund is still on the way',
      charge(),
      belief({ reservation: 'cancelled' }),
    ],
    [
      'a cancelled payment, once it is refunded',
      refunded,
      belief({ status: 'cancelled', reservation: 'cancelled' }),
    ],
    [
      'a cancelled payment that was never charged',
      never,
      belief({ status: 'cancelled', reservation: 'cancelled' }),
    ],
    ['a free seat', charge({ amount: 0, charged: 0 }), belief({ amount: 0 })],
    ['a declined payment', declined, belief({ status: 'declined', reservation: 'payment-failed' })],
  ])('%s', (_, entry, believed) => {
    expect(misfit(entry, believed)).toBeUndefined()
  })
  test('nothing, where nothing lives of it', () => {
    expect(misfit(refunded, undefined)).toBeUndefined()
  })
})

describe('a charge does not fit', () => {
  test.each<[string, LedgerCharge, Belief | undefined, RegExp]>([
    [
      'C1: a payment that our log has as another charge',
      charge(),
      belief({ chargeId: 'ch_2' }),
      /was charged as ch_1, and is recorded as ch_2/,
    ],
    ['a payment that nobody knows', charge(), undefined, /no such payment/],
    [
      'when it was made twice',
      charge({ charged: 760_000 }),
      belief(),
      /charged twice or too much: 760000/,
    ],
    [
      'when it was made twice, though one of them went back',
      charge({ charged: 760_000, refunded: 380_000 }),
      belief(),
      /charged twice/,
    ],
    [
      'when it is of another sum',
      charge({ charged: 1000 }),
      belief(),
      /live charge of 1000 KRW, not 380000 KRW/,
    ],
    [
      'when only a part went back',
      charge({ refunded: 1000 }),
      belief({ reservation: 'cancelled' }),
      /live charge of 379000/,
    ],
    [
      'when it is of another currency',
      charge({ currency: 'USD' }),
      belief(),
      /380000 USD, not 380000 KRW/,
    ],
    [
      'a reservation that is believed to be paid, once it went back',
      refunded,
      belief(),
      /believed to be paid, and has no live charge/,
    ],
    [
      'a reservation that is believed to be paid, when the card was declined',
      declined,
      belief(),
      /believed to be paid/,
    ],
    [
      'a payment that is cancelled',
      charge(),
      belief({ status: 'cancelled', reservation: 'cancelled' }),
      /is cancelled, and 380000 is still charged/,
    ],
    [
      'a payment that is declined',
      charge(),
      belief({ status: 'declined', reservation: 'payment-failed' }),
      /is declined, and 380000 is still charged/,
    ],
  ])('%s', (_, entry, believed, why) => {
    const found = misfit(entry, believed)
    const params = { count: 1, misfits: found ? [found] : [] }
    expect(checkText('en', { code: 'charges-misfit', params })).toMatch(why)
    expect(found?.key).toBe(key)
  })
})

describe('the ledger against the beliefs', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  /** A ledger that gives the next page each time it is read. */
  const bookOf = (...pages: LedgerCharge[][]) => {
    let looks = 0
    const ledger = vi.fn(async function* () {
      yield* pages[Math.min(looks++, pages.length - 1)] ?? []
    })
    return { ledger }
  }
  const believing = (believed: Belief[], paid: string[] = []): Beliefs => ({
    beliefs: async (keys) => keys.map((wanted) => believed.find((each) => each.key === wanted)),
    paidBefore: async () => ({ items: paid, next: null }),
  })
  const check = async (...args: Parameters<typeof checkLedger>) => {
    const checking = checkLedger(...args)
    await vi.runAllTimersAsync()
    return Object.fromEntries((await checking).map((each) => [each.name, each]))
  }

  test('holds when every charge fits and every paid reservation is charged', async () => {
    const book = bookOf([charge()])
    const checks = await check(book, believing([belief()], [key]))
    expect(Object.values(checks).map((each) => [each.ok, checkText('en', each)])).toEqual([
      [true, '1 entry of the ledger fits its payment'],
      [true, '1 confirmed reservation stands in the ledger'],
    ])
    expect(book.ledger).toHaveBeenCalledOnce()
  })

  test('looks again at what may only be under way, and lets it pass once it fits', async () => {
    const cancelled = belief({ status: 'cancelled', reservation: 'cancelled' })
    const checks = await check(bookOf([charge()], [charge()], [refunded]), believing([cancelled]))
    expect(checks['ledger-matches-payments']?.ok).toBe(true)
  })

  test('names what stays wrong however often it is looked at', async () => {
    const checks = await check(bookOf([charge({ charged: 760_000 })]), believing([belief()]))
    expect(checks['ledger-matches-payments']).toMatchObject({
      ok: false,
      code: 'charges-misfit',
      params: { count: 1, misfits: [{ case: 'too-much', key, charged: 760_000 }] },
    })
  })

  test('finds reservations that are believed to be paid and are in no ledger', async () => {
    const checks = await check(bookOf([]), believing([], [key]))
    expect(checks['every-payment-is-charged']).toMatchObject({
      ok: false,
      code: 'not-in-ledger',
      params: { keys: [key], count: 1 },
    })
  })

  test('does not ask for a charge of what was paid after it had begun to look', async () => {
    const paidBefore = vi.fn(async (_time: string, _page: PageRequest) => ({
      items: [],
      next: null,
    }))
    const begun = new Date().toISOString()
    await check(bookOf([]), { beliefs: async () => [], paidBefore })
    expect(paidBefore.mock.calls[0]?.[0]).toSatisfy((time: string) => time >= begun)
  })

  const failsOnLook = (wanted: number, charges: LedgerCharge[]) => {
    let look = 0
    return {
      async *ledger() {
        look += 1
        yield* charges
        if (look === wanted) throw new Error('the connection broke')
      },
    }
  }
  const oks = (checks: Awaited<ReturnType<typeof check>>) =>
    Object.values(checks).map((each) => [each.ok, checkText('en', each)])

  test('says of both checks that they could not be made, where the ledger breaks off', async () => {
    const checks = await check(failsOnLook(1, [charge()]), believing([belief()], [key]))
    const broke = [false, 'could not be checked: the connection broke']
    expect(oks(checks)).toEqual([broke, broke])
    expect(Object.keys(checks)).toEqual(LEDGER_CHECKS)
  })

  test('still looks for payments without a charge if the ledger cannot be read a second time', async () => {
    const wrong = [charge({ charged: 760_000 })]
    expect(oks(await check(failsOnLook(2, wrong), believing([belief()], [key])))).toEqual([
      [false, 'could not be checked: the connection broke'],
      [true, '1 confirmed reservation stands in the ledger'],
    ])
  })

  test('still says that every charge fits if the payments cannot be listed', async () => {
    const paidBefore = () => Promise.reject(new Error('disk I/O error'))
    const checks = await check(bookOf([charge()]), { ...believing([belief()]), paidBefore })
    expect(oks(checks)).toEqual([
      [true, '1 entry of the ledger fits its payment'],
      [false, 'could not be checked: disk I/O error'],
    ])
  })

  test('compares and counts all of a long ledger', async () => {
    const keys = Array.from({ length: 1234 }, (_, n) => `PY-${n}`)
    const paid = keys.map((each) => belief({ key: each }))
    const pages = [keys.slice(0, 1000), keys.slice(1000)]
    const checks = await check(bookOf(keys.map((each) => charge({ key: each }))), {
      ...believing(paid),
      paidBefore: async (_, { cursor }) => ({
        items: pages[Number(cursor ?? 0)] ?? [],
        next: cursor === undefined ? '1' : null,
      }),
    })
    expect(Object.values(checks).map((each) => [each.ok, checkText('en', each)])).toEqual([
      [true, '1234 entries of the ledger fit their payments'],
      [true, '1234 confirmed reservations stand in the ledger'],
    ])
  })
})
