import type { DiscountResponse } from '@outerpark/core/contract'
import { moneyText } from '../text/money.ts'
import { clockTime } from '../text/time.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { details, table } from './table.ts'

export function discountText(discount: DiscountResponse, paint: Paint, room?: number): string {
  const { discounts } = words()
  const { id, name, code, endedAt } = discount
  return details(
    [
      [discounts.discount, { text: id, paint: paint.strong }],
      [discounts.name, name],
      [discounts.off, offText(discount)],
      ...(code === undefined ? [] : [[discounts.code, code] as const]),
      ...conditionsOf(discount).map(
        (each, at) => [at === 0 ? discounts.conditions : '', each] as const,
      ),
      [discounts.used, usedText(discount)],
      ...(endedAt === undefined ? [] : [[discounts.ended, clockTime(endedAt)] as const]),
    ],
    paint,
    room,
  )
}

export function discountsText(
  { items }: { readonly items: readonly DiscountResponse[] },
  paint: Paint,
  room?: number,
): string {
  const { discounts, columns } = words()
  return table(
    [
      { title: columns.id },
      { title: columns.name, long: 'cut' },
      { title: discounts.columns.off },
      { title: discounts.columns.code },
      { title: discounts.columns.used, align: 'right' },
      { title: columns.state },
    ],
    items.map((each) => [
      each.id,
      each.name,
      offText(each),
      each.code ?? discounts.byItself,
      usedText(each),
      each.endedAt === undefined ? discounts.open : discounts.over,
    ]),
    paint,
    room,
  )
}

function offText({ percent, amount, price }: DiscountResponse): string {
  const { discounts } = words()
  if (percent !== undefined) return `−${percent}%`
  if (amount) return discounts.offOrder(moneyText(amount))
  return price ? discounts.seatFor(moneyText(price)) : ''
}

const usedText = ({ used, limit }: DiscountResponse): string =>
  limit === undefined ? String(used) : `${used} / ${limit}`

function conditionsOf(discount: DiscountResponse): readonly string[] {
  const { from, until, performances, grades, least, most, visit, perCustomer, proof } = discount
  const { discounts, refunds } = words()
  return [
    ...(from === undefined ? [] : [discounts.from(clockTime(from))]),
    ...(until === undefined ? [] : [discounts.until(clockTime(until))]),
    ...(performances ? [performances.join(', ')] : []),
    ...(grades ? [grades.join(', ')] : []),
    ...(least === undefined ? [] : [discounts.least(least)]),
    ...(most === undefined ? [] : [discounts.most(most)]),
    ...(visit === undefined ? [] : [discounts.visits[visit]]),
    ...(perCustomer === undefined ? [] : [discounts.perCustomer(perCustomer)]),
    ...(proof === undefined ? [] : [refunds.bringProof(refunds.proofs[proof])]),
  ]
}
