import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney, sharedOut, times } from './money.ts'

const krw = (amount: number) => ({ amount, currency: 'KRW' })

test('the price of several seats is a whole number of the same currency', () => {
  expect(times(krw(190_000), 3)).toEqual(krw(570_000))
})

test('the dearest booking that the contract lets through is still exact', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: 1, max: 100_000 }),
      (price, seats) => {
        const { amount } = times(krw(price), seats)
        expect(Number.isSafeInteger(amount)).toBe(true)
        expect(BigInt(amount)).toBe(BigInt(price) * BigInt(seats))
      },
    ),
  )
})

test('an amount is written with the decimals that its currency has', () => {
  expect(formatMoney(krw(190_000))).toBe('₩190,000')
  expect(formatMoney({ amount: 1999, currency: 'USD' })).toBe('$19.99')
  expect(formatMoney({ amount: 1999, currency: 'KWD' })).toContain('1.999')
})

test('an amount is written in the language that is asked for', () => {
  expect(formatMoney(krw(190_000), 'ko')).toBe('190,000원')
  expect(formatMoney({ amount: 1999, currency: 'USD' }, 'ko')).toBe('$19.99')
})

test('nothing is still an amount', () => {
  expect(formatMoney(krw(0))).toBe('₩0')
})

test.each([0, 1, 999, 1000, 66_000, -66_000, 1_000_000_000, 100_000_000_000_000])(
  '%i won are written as Intl writes them, in Korean with 원 after the number',
  (amount) => {
    const options = {
      style: 'currency',
      currency: 'KRW',
      currencyDisplay: 'narrowSymbol',
    } as const
    expect(formatMoney(krw(amount))).toBe(new Intl.NumberFormat('en', options).format(amount))
    const number = new Intl.NumberFormat('ko').format(amount)
    expect(formatMoney(krw(amount), 'ko')).toBe(`${number}원`)
  },
)

test.each([
  [50_000, [170_000, 170_000, 170_000, 140_000], [13_077, 13_077, 13_077, 10_769]],
  [10_000, [1, 1, 1], [3_334, 3_333, 3_333]],
  [1, [5, 5], [1, 0]],
  [0, [7, 3], [0, 0]],
  [3, [0, 0], [2, 1]],
])('3.3: %d shared out over %j is %j', (amount, weights, parts) => {
  expect(sharedOut(amount, weights)).toEqual(parts)
})

test('3.3: whatever is shared out, the parts add up to it, and none is a whole unit off', () => {
  const amounts = fc.integer({ min: 0, max: 2 ** 47 })
  fc.assert(
    fc.property(amounts, fc.array(amounts, { minLength: 1, maxLength: 20 }), (amount, weights) => {
      const parts = sharedOut(amount, weights)
      const sum = (all: readonly number[]) => all.reduce((a, b) => a + BigInt(b), 0n)
      expect(sum(parts)).toBe(BigInt(amount))
      const total = sum(weights)
      if (total === 0n) return
      for (const [at, part] of parts.entries()) {
        const exact = BigInt(amount) * BigInt(weights[at] ?? 0)
        expect(BigInt(part) * total > exact - total && BigInt(part) * total < exact + total).toBe(
          true,
        )
      }
    }),
  )
})
