import {
  accept,
  asId,
  type DecisionContext,
  type HallId,
  type MusicalId,
  type Operation,
  refuse,
} from '../../kernel/index.ts'
import type { MusicalEvent } from '../events.ts'
import type { HallSeats } from '../in-hall.ts'
import { rangeOf, type TimeRange } from '../start-times.ts'
import { refuseTwice, type ShowingOnSale } from '../twice.ts'
import { makeFindings } from './collect.ts'
import { addMusical, changeMusical } from './compare.ts'
import { musicalNamed } from './find.ts'
import { markOf } from './mark.ts'
import type {
  AppliedSeason,
  MusicalNamed,
  MusicalOnSale,
  SeasonPlan,
  SeasonTarget,
} from './target.ts'

type Needs = {
  readonly season: readonly MusicalNamed[]
  readonly showing: readonly TimeRange[]
  readonly hallSeats: readonly HallId[]
}
export type SeasonFacts = {
  readonly season: readonly MusicalOnSale[]
  readonly showing: readonly ShowingOnSale[]
  readonly hallSeats: readonly HallSeats[]
}

function needs({ musicals }: SeasonTarget): Needs {
  const performances = musicals.flatMap((each) => each.performances)
  const halls = performances.flatMap(({ hall }) => (hall === undefined ? [] : [asId<'hall'>(hall)]))
  return {
    season: musicals.map(({ key, title, venue }) => ({ key, title, venue })),
    showing: performances.map(({ startsAt }) => rangeOf(startsAt)),
    hallSeats: [...new Set(halls)],
  }
}

/** What the target changes, without changing it. It has no events. */
export const planSeason: Operation<SeasonTarget, Needs, SeasonFacts, never, SeasonPlan> = {
  name: 'plan-season',
  needs,
  decide: (target, facts, context) => accept([], compared(target, facts, context).plan),
}

export type ApplySeason = SeasonTarget & {
  /** that of the plan that somebody has agreed to; undefined: whatever there is to do */
  readonly mark?: string | undefined
}

/**
 * Makes what is on sale as the target says, all of it or nothing (F1). If all is so already, there are no events, also when the plan was
 * made before: a second try is harmless. Otherwise a plan that would do something else by now is refused.
 */
export const applySeason: Operation<ApplySeason, Needs, SeasonFacts, MusicalEvent, AppliedSeason> =
  {
    name: 'apply-season',
    needs,
    decide({ mark, ...target }, facts, context) {
      const { plan, events, musicalIds } = compared(target, facts, context)
      const { length: count } = plan.conflicts
      if (count > 0) return refuse('season-conflicts', { count, conflicts: plan.conflicts })
      if (plan.steps.length > 0 && mark !== undefined && mark !== plan.mark)
        return refuse('season-changed', {})
      return accept(events, { ...plan, musicalIds })
    },
  }

/** The plan, and the events that carry it out. */
function compared(
  { musicals, prune, timeZone }: SeasonTarget,
  { season, showing, hallSeats }: SeasonFacts,
  context: DecisionContext,
) {
  const found = makeFindings()
  const around = { showing, hallSeats, timeZone, prune, context, found }
  const unchanged = { musicals: 0, performances: 0 }
  const musicalIds: MusicalId[] = []
  for (const [n, wanted] of musicals.entries()) {
    const at = { path: `musicals.${n}`, around }
    const before = musicalNamed(wanted, season)
    if (before && 'refusal' in before) found.conflict(at.path, before)
    else if (before && musicalIds.includes(before.musical.id))
      found.conflict(at.path, refuse('season-musical-twice', { title: wanted.title }))
    else if (before) {
      musicalIds.push(before.musical.id)
      if (changeMusical(wanted, before, at, unchanged)) unchanged.musicals += 1
    } else {
      const added = addMusical(wanted, at)
      if (added) musicalIds.push(added.id)
    }
  }
  const added = found.events.filter((event) => event.type === 'PerformanceAdded')
  const twice = refuseTwice(added, [])
  if (twice) found.conflict('musicals', twice)
  const { steps, notes, conflicts, events } = found
  return { plan: { mark: markOf(steps), steps, notes, conflicts, unchanged }, events, musicalIds }
}
