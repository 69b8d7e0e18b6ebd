import { decimalsOf } from './currencies.ts'

/**
 * An amount of money, as a whole number of the currency's smallest unit. The won has no smaller unit, so 190000 KRW is
 * ₩190,000; 1999 USD is $19.99.
 */
export type Money = { readonly amount: number; readonly currency: string }

/** The price of `count` seats at `price` each. */
export function times(price: Money, count: number): Money {
  return { amount: price.amount * count, currency: price.currency }
}

/**
 * Shares an amount out in proportion to weights, by largest remainder: each part is rounded down, and what is left goes, one unit
 * each, to the parts that lost most; of equal ones the first (domain 3.3). The parts add up to the amount.
 *
 * @param amount a whole number, 0 or more
 * @param weights 0 or more each; if all are 0, they count as equal
 * @example sharedOut(10_000, [1, 1, 1]) // 3334, 3333, 3333
 */
export function sharedOut(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  // The product of two amounts may be beyond what a number holds exactly.
  const shares = weights.map((weight) =>
    total === 0
      ? { whole: BigInt(amount) / BigInt(weights.length), rest: 0n }
      : {
          whole: (BigInt(amount) * BigInt(weight)) / BigInt(total),
          rest: (BigInt(amount) * BigInt(weight)) % BigInt(total),
        },
  )
  const parts = shares.map(({ whole }) => Number(whole))
  const left = amount - parts.reduce((sum, part) => sum + part, 0)
  const byLoss = [...shares.keys()].sort((a, b) => {
    const loss = (shares[b]?.rest ?? 0n) - (shares[a]?.rest ?? 0n)
    return loss > 0n ? 1 : loss < 0n ? -1 : a - b
  })
  for (const at of byLoss.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1
  return parts
}

/**
 * The VAT that is in a price, at 10 % (domain 3.3). Supply and VAT add up to the price. Of what is left after a refund it is counted
 * anew, and the difference goes back.
 *
 * @example vatIn(37_400) // { supply: 34000, vat: 3400 }
 */
export function vatIn(gross: number): { readonly supply: number; readonly vat: number } {
  const supply = Math.round((gross * 10) / 11)
  return { supply, vat: gross - supply }
}

/** Whether there is nothing to pay, so that no card is charged and no gateway is called. */
export const isFree = ({ amount }: Pick<Money, 'amount'>): boolean => amount === 0

/** `59568` → `59,568` */
export const grouped = (number: number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',')

/**
 * Number formats by locale and currency. Making one costs a hundred times as much as using it, so each is made once.
 */
const formats = new Map<string, { format: Intl.NumberFormat; unit: number }>()

/**
 * Formats money for people, such as `₩190,000`, and in Korean `190,000원`. The number of decimals is the one of ISO 4217
 * ({@link decimalsOf}), not the one of Intl, which depends on the version of Node. Won in English and Korean are formatted
 * without Intl, because the first use of Intl takes half as long as the start of Node.
 */
export function formatMoney({ amount, currency }: Money, locale = 'en'): string {
  if (currency === 'KRW' && locale === 'en')
    return `${amount < 0 ? '-' : ''}₩${grouped(Math.abs(amount))}`
  if (currency === 'KRW' && locale === 'ko') return `${grouped(amount)}원`
  const name = `${locale} ${currency}`
  let known = formats.get(name)
  if (!known) {
    const decimals = decimalsOf(currency)
    const format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
    known = { format, unit: 10 ** decimals }
    formats.set(name, known)
  }
  return known.format.format(amount / known.unit)
}
