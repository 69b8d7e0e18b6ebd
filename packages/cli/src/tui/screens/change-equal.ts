import { datesOf } from '../../season/grade-change.ts'
import type { EqualRequest } from '../app/equal.ts'
import type { Scene } from '../screen.ts'
import { otherDates } from './change-news.ts'
import {
  type ChangeState,
  changedRows,
  performanceIn,
  performancesIn,
  rowsOf,
} from './change-state.ts'

/** The performance, and the grade under the cursor if something was typed for it. */
function underCursor(state: ChangeState, scene: Scene) {
  const id = performanceIn(state, scene)?.id
  const rows = state.stage.is === 'list' ? [] : rowsOf(state, scene)
  const row = rows[state.at]
  return { id, row: row && changedRows([row])[0] }
}

/** The request that changes the grade under the cursor; if it stays as it is, the one that shows the performance. */
export function equalRequest(state: ChangeState, scene: Scene): EqualRequest {
  const { id, row } = underCursor(state, scene)
  if (!row) return { method: 'GET', path: `/v1/performances${id === undefined ? '' : `/${id}`}` }
  const grade = encodeURIComponent(row.onSale.grade)
  return { method: 'PATCH', path: `/v1/performances/${id}/grades/${grade}`, body: row.change }
}

/** The command that does or shows the same. */
export function equalCommand(state: ChangeState, scene: Scene): readonly string[] {
  const { id, row } = underCursor(state, scene)
  if (id === undefined) return ['performance', 'list']
  if (!row) return ['performance', 'show', id]
  const { price, seats } = row.change
  const musical = seats === undefined ? wholeMusical(state, scene, row.onSale.grade) : undefined
  return [
    ...['performance', 'change', ...(musical === undefined ? [id] : ['--musical', musical])],
    ...['--grade', row.onSale.grade],
    ...(price === undefined ? [] : ['--price', String(price.amount)]),
    ...(seats === undefined ? [] : ['--seats', String(seats)]),
  ]
}

/** The musical, if the price of the grade changes on all of its dates to come. */
function wholeMusical(state: ChangeState, scene: Scene, grade: string): string | undefined {
  if (state.stage.is !== 'asked' || !state.stage.isForAll) return undefined
  const dates = datesOf(performancesIn(state, scene), grade).length
  const others = otherDates(state, scene).filter((each) => each.grade === grade).length
  return others === dates - 1 ? state.musical?.id : undefined
}
