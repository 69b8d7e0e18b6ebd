import type { Money } from '@outerpark/core/kernel'
import type { Scene } from '../screen.ts'
import {
  type Asked,
  type ChangeState,
  changedRows,
  type GradeRow,
  type OnSale,
  performanceIn,
  performancesIn,
  rowsOf,
} from './change-state.ts'

/** The question about these changes, as it is on sale now. */
export const askedAbout = (rows: readonly GradeRow[], isForAll = false): Asked => ({
  is: 'asked',
  seen: rows.map(({ onSale }) => onSale),
  isForAll,
})

/** A grade that somebody else has changed since the question: what the question said, and what is on sale now. */
export type News = { readonly seen: OnSale; readonly now: OnSale }

export function newsIn({ seen }: Asked, rows: readonly GradeRow[]): readonly News[] {
  return seen.flatMap((before) => {
    const now = rows.find(({ onSale }) => onSale.grade === before.grade)?.onSale
    const isSame =
      !now || (now.price.amount === before.price.amount && now.capacity === before.capacity)
    return isSame ? [] : [{ seen: before, now }]
  })
}

/** A price of another date that changes too. */
export type OtherDate = { readonly id: string; readonly grade: string; readonly price: Money }

/** The other dates to come on which a grade has the same price as here, for each price that changes. */
export function otherDates(
  state: ChangeState,
  scene: Pick<Scene, 'snapshot'>,
): readonly OtherDate[] {
  const here = performanceIn(state, scene)
  const prices = changedRows(rowsOf(state, scene)).flatMap(({ onSale, change }) => {
    const { price } = change
    return price && typeof price.amount === 'number'
      ? [{ onSale, to: { ...onSale.price, amount: price.amount } }]
      : []
  })
  return performancesIn(state, scene)
    .filter(({ id }) => id !== here?.id)
    .flatMap(({ id, grades }) =>
      prices.flatMap(({ onSale, to }) =>
        grades.some((each) => each.grade === onSale.grade && isSamePrice(each, onSale))
          ? [{ id, grade: onSale.grade, price: to }]
          : [],
      ),
    )
}

const isSamePrice = (one: OnSale, other: OnSale): boolean =>
  one.price.amount === other.price.amount && one.price.currency === other.price.currency
