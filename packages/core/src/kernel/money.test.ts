import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney, times } from './money.ts'

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
