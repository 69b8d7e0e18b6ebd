import { formatMoney } from '@outerpark/core/kernel'
import { expect, test } from 'vitest'
import { moneyText } from './money.ts'

test.each([0, 1, 999, 1000, 66_000, 1_000_000_000, 100_000_000_000_000])(
  '%i won are written as everywhere else',
  (amount) => {
    const money = { amount, currency: 'KRW' }
    expect(moneyText(money)).toBe(formatMoney(money))
  },
)

test('other currencies have their own decimals', () => {
  expect(moneyText({ amount: 1999, currency: 'USD' })).toBe('$19.99')
})
