import { changesOf, type PlannedPerformance, type SeasonPlan } from '../../season/plan.ts'
import type { EqualRequest } from '../app/equal.ts'
import { placeIn } from '../parts/list.ts'
import type { LoadState } from './load-state.ts'
import { idsOf } from './load-view.ts'

const selectedIn = (state: LoadState, { performances }: SeasonPlan) =>
  performances[placeIn(idsOf(state), state.selection)]

/** The request that puts the new musicals on sale; for a selected performance that differs, the one that changes its first grade. */
export function equalRequest(state: LoadState): EqualRequest {
  const { stage } = state
  const season = { method: 'POST', path: '/v1/seasons' } as const
  if (stage.is !== 'compared') return { ...season, body: { musicals: [] } }
  const { musicals } = stage.plan
  const selected = selectedIn(state, stage.plan)
  const [first] = selected ? changesOf(selected) : []
  if (!first) return { ...season, body: { musicals } }
  const { performanceId, grade, change } = first
  const path = `/v1/performances/${performanceId}/grades/${encodeURIComponent(grade)}`
  return { method: 'PATCH', path, body: change }
}

/**
 * The command that does the same. The file as a whole only if nothing of it is registered: the command registers all that is in it
 * once more, and changes nothing. Otherwise it is the one for the selected performance; undefined if none does just that.
 */
export function equalCommand(state: LoadState): readonly string[] | undefined {
  const { stage } = state
  const whole = ['musical', 'register', '--file', state.path.text.trim()]
  if (stage.is !== 'compared') return whole
  const { plan } = stage
  const isNew = plan.performances.every((each) => each.is === 'new') && plan.additions.length === 0
  if (isNew) return whole
  const selected = selectedIn(state, plan)
  if (!selected) return undefined
  if (selected.is === 'new') return commandThatAdds(selected, plan)
  const [first] = changesOf(selected)
  if (!first) return ['performance', 'show', selected.id]
  const { price, seats } = first.change
  return [
    ...['performance', 'change', first.performanceId, '--grade', first.grade],
    ...(price === undefined ? [] : ['--price', String(price.amount)]),
    ...(seats === undefined ? [] : ['--seats', String(seats)]),
  ]
}

/** A new performance of a musical that is registered. A new musical has more performances than this one. */
function commandThatAdds(
  { title, startsAt, grades }: PlannedPerformance,
  { additions }: SeasonPlan,
): readonly string[] | undefined {
  const added = additions.find(
    (each) => each.title === title && each.performances.some((one) => one.startsAt === startsAt),
  )
  const currencies = new Set(grades.map(({ price }) => price.currency))
  const [currency = '', ...others] = currencies
  if (!added || others.length > 0) return undefined
  return [
    ...['performance', 'add', added.musicalId, '--at', startsAt],
    ...grades.flatMap(({ grade, seats, price }) => [
      ...['--grade', `${grade}:${seats}:${price.amount}`],
    ]),
    ...(currency === 'KRW' ? [] : ['--currency', currency]),
  ]
}
