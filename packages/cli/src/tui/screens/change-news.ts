import { datesOf, type GradeChange, isSamePrice } from '../../season/grade-change.ts'
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

/** The other dates to come on which a grade has the same price as here, for each price that changes. */
export function otherDates(
  state: ChangeState,
  scene: Pick<Scene, 'snapshot'>,
): readonly GradeChange[] {
  const here = performanceIn(state, scene)
  const prices = changedRows(rowsOf(state, scene)).flatMap(({ onSale, change }) => {
    const { price } = change
    return price && typeof price.amount === 'number'
      ? [{ onSale, to: { ...onSale.price, amount: price.amount } }]
      : []
  })
  const others = performancesIn(state, scene).filter(({ id }) => id !== here?.id)
  return prices.flatMap(({ onSale, to }) =>
    datesOf(others, onSale.grade)
      .filter((each) => isSamePrice(each.onSale.price, onSale.price))
      .map(({ performance: { id } }) => ({
        ...{ id, grade: onSale.grade, change: { price: to } },
      })),
  )
}
