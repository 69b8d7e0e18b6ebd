import type { HallDraft } from '@outerpark/core/hall'
import type { Refusal } from '@outerpark/core/kernel'
import type {
  PerformanceReplanned,
  ReplannedReply,
  ReplanPerformance,
} from '@outerpark/core/musical'
import { countOf, type HallModel, modelOf } from './hall-model.ts'
import { forSale, lostUnder, type Planned, type Version } from './plans.ts'

type Replan = Pick<ReplanPerformance<HallDraft>, 'performanceId' | 'to' | 'prices' | 'was'>

/** What has to be known to judge an answer about another plan. */
export type ReplanAsked = {
  readonly planned: Planned | undefined
  readonly version: (hallId: string, version: number) => Version | undefined
  /** those on sale, with seats or without */
  readonly grades: readonly string[]
  readonly startsAt: number | undefined
  /** whether the performance does not take place */
  readonly isCancelled: boolean
}

/** The seats under the plan that is asked for; undefined if there is no such plan for the performance. */
function targetOf(
  { to, performanceId }: Pick<Replan, 'to' | 'performanceId'>,
  { planned, version }: ReplanAsked,
): HallModel | undefined {
  if ('own' in to) return modelOf(to.own)
  const found = planned && version(planned.hallId, to.version)
  return found && (found.only ?? performanceId) === performanceId ? found.model : undefined
}

const addedBy = (model: HallModel, grades: readonly string[]): readonly string[] =>
  [...new Set(model.gradeOf.values())].filter(
    (grade) => countOf(model, forSale(model), grade) > 0 && !grades.includes(grade),
  )

/** The grades that need a price with another plan. */
export function newGrades(to: Replan['to'], asked: ReplanAsked): readonly string[] {
  const model = targetOf({ to, performanceId: '' as Replan['performanceId'] }, asked)
  return model ? addedBy(model, asked.grades) : []
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.toSorted().join() === other.toSorted().join()

/** A refusal of another plan is true when it is decided. */
export function wronglyRefusedReplan(
  { code, params }: Refusal,
  command: Replan,
  asked: ReplanAsked,
): string | undefined {
  const { planned, grades, startsAt } = asked
  const said = `refused: ${code} ${JSON.stringify(params)}`
  const target = targetOf(command, asked)
  switch (code) {
    case 'performance-cancelled':
      return asked.isCancelled ? undefined : said
    case 'performance-has-begun':
      return startsAt !== undefined && startsAt <= Date.now() ? undefined : said
    case 'seats-not-numbered':
      return planned && said
    case 'plan-changed':
      return planned?.version === params.version && command.was !== params.version
        ? undefined
        : said
    case 'plan-not-found':
      return target && said
    case 'plan-loses-seats':
      if (!planned || !target) return said
      return same(lostUnder(planned, target), params.seats) && params.seats.length > 0
        ? undefined
        : `${said}; lost would be ${lostUnder(planned, target)}`
    case 'hall-grades': {
      if (!target) return said
      const [added, priced] = [
        addedBy(target, grades),
        (command.prices ?? []).map(({ grade }) => grade),
      ]
      const missing = added.filter((grade) => !priced.includes(grade))
      // A grade that is left without seats may come with a price again, or not.
      const strange = priced.filter((grade) => countOf(target, forSale(target), grade) === 0)
      const unknown = params.unknown.filter((grade) => !added.includes(grade))
      const isRight = same(missing, params.missing) && same(unknown, params.unknown)
      const isWhole =
        strange.every((grade) => unknown.includes(grade)) &&
        unknown.every((grade) => priced.includes(grade))
      return isRight && isWhole && missing.length + unknown.length > 0 ? undefined : said
    }
    default:
      return said
  }
}

/**
 * An accepted plan is the one that the performance has then, and it had the one that was looked at.
 * @param event undefined if it had the plan before
 */
export function wronglyReplanned(
  { to, was }: Replan,
  event: PerformanceReplanned | undefined,
  { hall }: ReplannedReply,
  { planned }: ReplanAsked,
): string | undefined {
  const said = `${JSON.stringify(hall)} was answered`
  if (planned?.hallId !== hall.id || planned.version !== hall.version)
    return `${said}, and it has version ${planned?.version}`
  const before = (event?.was ?? hall).version
  if (was !== undefined && before !== was) return `${said}, and it had ${before}, not ${was}`
  const isIt =
    'own' in to
      ? JSON.stringify(planned.plan) === JSON.stringify(to.own)
      : hall.version === to.version
  return isIt ? undefined : `${said}, which is not what was asked for`
}
