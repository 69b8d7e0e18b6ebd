import { describe, expect, test } from 'vitest'
import { currencyLike, decimalsOf, isCurrency } from './currencies.ts'
import { formatMoney } from './money.ts'

describe('C6: the decimals of a currency', () => {
  test.each([
    ['KRW', 0],
    ['JPY', 0],
    ['ISK', 0],
    ['UGX', 0],
    ['HUF', 2],
    ['IDR', 2],
    ['COP', 2],
    ['PKR', 2],
    ['RSD', 2],
    ['TWD', 2],
    ['MGA', 2],
    ['USD', 2],
    ['KWD', 3],
    ['TND', 3],
  ])('of %s are those of ISO 4217: %i', (code, decimals) => {
    expect(decimalsOf(code)).toBe(decimals)
    // The text is made of our decimals, whatever this version of Node has.
    const digits = formatMoney({ amount: 1_990_000, currency: code }).replace(/[^\d.,]/g, '')
    const [, fraction = ''] = digits.split('.')
    expect(fraction).toHaveLength(decimals)
    expect(digits.replace(/[.,]/g, '')).toBe('1990000')
  })

  test('of a code that older versions accepted are two, so that its amounts can be shown', () => {
    expect(isCurrency('KWR')).toBe(false)
    expect(formatMoney({ amount: 1999, currency: 'KWR' })).toContain('19.99')
  })
})

describe('C6: a code', () => {
  test.each(['KRW', 'EUR', 'XCG', 'ZWG', 'SLE', 'VED'])('%s is money', (code) => {
    expect(isCurrency(code)).toBe(true)
  })
  test.each(['KWR', 'XXX', 'XAU', 'XTS', 'CLF', 'XAD', 'krw', '', 'KR'])('%j is not', (code) => {
    expect(isCurrency(code)).toBe(false)
  })
  test.each(['ANG', 'BGN', 'CUC', 'HRK', 'SLL', 'ZWL'])('%j is not any more', (code) => {
    expect(isCurrency(code)).toBe(false)
    // What was booked in it is still shown.
    expect(formatMoney({ amount: 1999, currency: code })).toContain('19.99')
  })
  test('stands in a list of 155, each with 0, 2 or 3 decimals', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    const codes = letters
      .flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)))
      .filter(isCurrency)
    const counts = [0, 2, 3].map((n) => codes.filter((code) => decimalsOf(code) === n).length)
    expect(counts).toEqual([16, 132, 7])
  })
  test.each([
    ['KWR', 'KRW'],
    ['krw', 'KRW'],
    [' usd ', 'USD'],
    ['ERU', 'EUR'],
    ['JPX', 'JPY'],
    ['QQQ', undefined],
    ['', undefined],
    ['KRWW', undefined],
  ])('%j was probably meant as %s', (typed, meant) => {
    expect(currencyLike(typed)).toBe(meant)
  })
})
