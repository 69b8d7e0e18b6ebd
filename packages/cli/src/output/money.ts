import { formatMoney, type Money } from '@outerpark/core/kernel'

/**
 * Money as people write it, e.g. `₩190,000`.
 * The won is written without Intl, whose first use takes half as long as Node to start; it has no smaller unit.
 */
export function moneyText(money: Money): string {
  return money.currency === 'KRW' ? `₩${grouped(money.amount)}` : formatMoney(money)
}

/** `59568` → `59,568` */
export const grouped = (number: number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',')
