/**
 * An amount of money: a whole number of the currency's smallest unit.
 * KRW has none smaller than the won, so 190000 KRW is ₩190,000; 1999 USD is $19.99.
 */
export type Money = { readonly amount: number; readonly currency: string }

/** The price of `count` seats at `price` each. */
export function times(price: Money, count: number): Money {
  return { amount: price.amount * count, currency: price.currency }
}

/** `59568` → `59,568` */
export const grouped = (number: number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',')

/** Making a number format costs a hundred times what using it does, so each is made once. */
const formats = new Map<string, { format: Intl.NumberFormat; unit: number }>()

/**
 * Money as people write it, e.g. `₩190,000`.
 * The number of decimals is the currency's own (ISO 4217, as Intl knows it). The won has none and looks the same in
 * English and Korean. It is written without Intl, whose first use takes half as long as Node to start.
 */
export function formatMoney({ amount, currency }: Money, locale = 'en'): string {
  if (currency === 'KRW' && (locale === 'en' || locale === 'ko'))
    return `${amount < 0 ? '-' : ''}₩${grouped(Math.abs(amount))}`
  const name = `${locale} ${currency}`
  let known = formats.get(name)
  if (!known) {
    const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const
    const format = new Intl.NumberFormat(locale, options)
    known = { format, unit: 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0) }
    formats.set(name, known)
  }
  return known.format.format(amount / known.unit)
}
