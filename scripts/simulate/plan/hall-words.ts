import type { OwnPlan } from './hall-actions.ts'
import type { HallRows } from './hall-rows.ts'
import type { ActionOf } from './plan.ts'

export const rowsInWords = (rows: HallRows): string => rows.join(' / ')

/** Rows, and what of them is released when. */
export function ownPlanInWords({ rows, releases = [] }: OwnPlan): string {
  const released = releases.map(({ flag, hours }) => `; ${flag} is released ${hours} h before`)
  return rowsInWords(rows) + released.join('')
}

export function replanInWords({ performance, to, unpriced, thinksMs }: ActionOf<'replan'>): string {
  const plan = 'rows' in to ? `the rows ${ownPlanInWords(to)}` : `version ${to.version}`
  const price = unpriced ? ', without a price for a new grade' : ''
  const looked =
    thinksMs === undefined ? '' : `, if it still has the plan that it has ${thinksMs} ms before`
  return `The admin gives performance ${performance} ${plan}${price}${looked}.`
}
