import type { EqualRequest } from '../app/equal.ts'
import type { Scene } from '../screen.ts'
import { type ChangeState, changedRows, performanceIn, rowsOf } from './change-state.ts'

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
  return [
    ...['performance', 'change', id, '--grade', row.onSale.grade],
    ...(price === undefined ? [] : ['--price', String(price.amount)]),
    ...(seats === undefined ? [] : ['--seats', String(seats)]),
  ]
}
