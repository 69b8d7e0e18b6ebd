import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asId, costOf, type Line, vatIn } from '../kernel/index.ts'
import { type Asked, type Discount, type DiscountTerms, discounted } from './index.ts'

const musicalId = asId<'musical'>('MU-AAAAAAAAAA')
const asked: Asked = {
  musicalId,
  performanceId: asId('PF-AAAAAAAAAA'),
  startsAt: '2027-03-14T14:00:00+09:00',
  currency: 'KRW',
  now: Date.parse('2027-02-01T12:00:00+09:00'),
  visits: [],
}
const won = (amount: number) => ({ amount, currency: 'KRW' })
const given = (terms: Partial<DiscountTerms>, used = 0, id = 'DC-AAAAAAAAAA'): Discount => ({
  ...{ name: 'Spring', off: { percent: 2000 }, id: asId(id), musicalId, used },
  ...terms,
})
const line = (grade: string, price: number, seats: number, more = {}): Line => ({
  ...{ grade, price, seats },
  ...more,
})
/** The price of each seat after the discounts, or the refusal. */
function prices(lines: readonly Line[], discounts: readonly Discount[], more: Partial<Asked> = {}) {
  const after = discounted(lines, discounts, { ...asked, ...more })
  if ('kind' in after) return after.refusal
  return after.flatMap(({ price, seats }) => new Array<number>(seats).fill(price))
}

describe('domain 3.3: an amount off the order is shared out by largest remainder', () => {
  test('50,000 off VIP 170,000 ×3 and R 140,000', () => {
    const lines = [line('VIP', 170_000, 3), line('R', 140_000, 1)]
    const nets = prices(lines, [given({ off: { amount: won(50_000) } })])
    expect(nets).toEqual([156_923, 156_923, 156_923, 129_231])
  })
  test('10,000 on three equal: 3,334 on the first, which is a line of its own, with its place', () => {
    const lines = [line('R', 50_000, 3, { places: ['1F/1/1', '1F/1/2', '1F/1/3'], fee: 1000 })]
    const after = discounted(lines, [given({ off: { amount: won(10_000) } })], asked)
    expect(after).toMatchObject([
      { grade: 'R', seats: 1, price: 46_666, places: ['1F/1/1'], fee: 1000 },
      { grade: 'R', seats: 2, price: 46_667, places: ['1F/1/2', '1F/1/3'], fee: 1000 },
    ])
  })
  test('1 on two: 1, 0', () => {
    expect(prices([line('R', 100, 2)], [given({ off: { amount: won(1) } })])).toEqual([99, 100])
  })
  test('no seat costs less than nothing, and then it has no booking fee', () => {
    const after = discounted(
      [line('R', 100, 2, { fee: 10 })],
      [given({ off: { amount: won(999) } })],
      asked,
    )
    expect(after).toMatchObject([{ seats: 2, price: 0 }])
    expect('kind' in after ? 0 : costOf(after)).toBe(0)
  })
})

test('from four seats on, 20 % less: 4 × 140,000 cost 448,000 (domain 3.3)', () => {
  const group = [given({ least: 4 })]
  expect(prices([line('R', 140_000, 4)], group)).toEqual(new Array(4).fill(112_000))
  expect(prices([line('R', 140_000, 3)], group)).toEqual(new Array(3).fill(140_000))
})

test('50 % for the disabled and one companion, the dearest seats of the booking', () => {
  const disabled = given({ off: { percent: 5000 }, most: 2, proof: 'disabled' })
  const lines = [line('R', 100_000, 2), line('VIP', 170_000, 1)]
  expect(prices(lines, [disabled])).toEqual([50_000, 100_000, 85_000])
})

test('a price for each seat takes nothing off cheaper ones', () => {
  const fixed = given({ off: { price: won(99_000) } })
  expect(prices([line('R', 140_000, 1), line('A', 60_000, 1)], [fixed])).toEqual([99_000, 60_000])
})

describe('of several discounts', () => {
  const a = given({ off: { percent: 1000 }, stack: 'add' }, 0, 'DC-A')
  const b = given({ off: { amount: won(5000) }, stack: 'add' }, 0, 'DC-B')
  const best = given({ off: { percent: 1400 } }, 0, 'DC-C')
  test('those that add up count together, if that is more than the best one', () => {
    expect(prices([line('R', 100_000, 1)], [a, b, best])).toEqual([85_000])
    expect(prices([line('R', 200_000, 1)], [a, b, best])).toEqual([172_000])
  })
})

describe('a code', () => {
  const lines = [line('R', 100_000, 1)]
  const coded = (terms: Partial<DiscountTerms>, used = 0) => [given({ code: 'SPRING', ...terms }, used)]
  test('is the same in lower case, and without it its discount does not apply', () => {
    expect(prices(lines, coded({}), { code: ' spring ' })).toEqual([80_000])
    expect(prices(lines, coded({}))).toEqual([100_000])
  })
  test.each([
    ['unknown-code', {}, 0, { code: 'OTHER' }],
    ['code-used-up', { limit: 3 }, 3, {}],
    ['code-does-not-apply', { from: '2027-02-01T12:00:01+09:00' }, 0, {}],
    ['code-does-not-apply', { until: '2027-02-01T12:00:00+09:00' }, 0, {}],
    ['code-does-not-apply', { grades: ['VIP'] }, 0, {}],
    ['code-does-not-apply', { performances: [asId<'performance'>('PF-B')] }, 0, {}],
    ['code-does-not-apply', { off: { price: { amount: 1, currency: 'USD' } } }, 0, {}],
    ['code-does-not-apply', { least: 2 }, 0, {}],
    ['code-does-not-apply', { visit: 'repeat' }, 0, {}],
  ] as const)('is refused with %s for %o', (code, terms, used, more) => {
    expect(prices(lines, coded(terms, used), { code: 'SPRING', ...more })).toMatchObject({ code })
  })
  test('knows what the customer has booked', () => {
    const visit = { musicalId, startsAt: '2027-03-01T14:00:00+09:00', isPaid: true, discounts: [] }
    const with_ = (terms: Partial<DiscountTerms>, visits: Asked['visits']) =>
      prices(lines, coded(terms), { code: 'SPRING', visits })
    expect(with_({ visit: 'repeat' }, [visit])).toEqual([80_000])
    expect(with_({ visit: 'repeat' }, [{ ...visit, isPaid: false }])).toMatchObject({
      params: { case: 'repeat' },
    })
    expect(with_({ visit: 'first' }, [visit])).toMatchObject({ params: { case: 'first' } })
    const used = { ...visit, discounts: [asId<'discount'>('DC-AAAAAAAAAA')] }
    expect(with_({ perCustomer: 1 }, [used])).toMatchObject({
      code: 'code-used-up',
      params: { case: 'you', limit: 1 },
    })
  })
})

test('whatever is discounted: shares add up, nothing is below zero, no two lines are alike', () => {
  const off = fc.oneof(
    fc.record({ percent: fc.integer({ min: 1, max: 10_000 }) }),
    fc.record({ amount: fc.integer({ min: 1, max: 300_000 }).map(won) }),
    fc.record({ price: fc.integer({ min: 0, max: 200_000 }).map(won) }),
  )
  const discount = fc.record({
    off,
    most: fc.integer({ min: 1, max: 9 }),
    stack: fc.constantFrom({}, { stack: 'add' as const }),
  })
  const lines = fc.uniqueArray(
    fc.record({
      grade: fc.constantFrom('VIP', 'R', 'S'),
      price: fc.integer({ min: 0, max: 250_000 }),
      seats: fc.integer({ min: 1, max: 7 }),
    }),
    { minLength: 1, selector: ({ grade }) => grade },
  )
  fc.assert(
    fc.property(lines, fc.array(discount, { minLength: 1, maxLength: 4 }), (before, wanted) => {
      const discounts = wanted.map(({ stack, ...terms }, n) => given({ ...terms, ...stack }, 0, `DC-${n}`))
      const after = discounted(before, discounts, asked)
      if ('kind' in after) throw new Error(after.refusal.code)
      const off = after.reduce(
        (sum, { seats, discounts: all = [] }) =>
          sum + seats * all.reduce((each, { amount }) => each + amount, 0),
        0,
      )
      expect(costOf(after) + off).toBe(costOf(before))
      expect(after.every(({ price }) => price >= 0)).toBe(true)
      expect(new Set(after.map(({ grade, price }) => `${grade} ${price}`)).size).toBe(after.length)
    }),
  )
})

test.each([
  [170_000, 154_545, 15_455],
  [37_400, 34_000, 3400],
  [30_000, 27_273, 2727],
  [15_000, 13_636, 1364],
])('domain 3.3: %i contain VAT: %i and %i', (gross, supply, vat) => {
  expect(vatIn(gross)).toEqual({ supply, vat })
})
