import {
  accept,
  type Decision,
  type DecisionContext,
  type MusicalId,
  type Operation,
  refuse,
} from '../kernel/index.ts'
import type { GradeOnSale, MusicalEvent, PerformanceAdded } from './events.ts'
import type { Musical, Performance } from './state.ts'

export type NewPerformance = {
  /** ISO 8601 with an offset */
  readonly startsAt: string
  readonly grades: readonly GradeOnSale[]
}

export type NewMusical = {
  readonly title: string
  readonly venue: string
  readonly runningMinutes?: number | undefined
  readonly performances: readonly NewPerformance[]
}

export type RegisteredMusical = {
  readonly musical: Musical
  readonly performances: readonly Performance[]
}

/** Registers musicals with their performances. If one is refused, none is registered (F1). */
export const registerMusicals: Operation<
  { musicals: readonly NewMusical[] },
  Record<never, never>,
  Record<never, never>,
  MusicalEvent,
  { musicals: readonly RegisteredMusical[] }
> = {
  name: 'register-musicals',
  needs: () => ({}),
  decide({ musicals }, _facts, context) {
    const events: MusicalEvent[] = []
    const registered: RegisteredMusical[] = []
    for (const { title, venue, runningMinutes = null, performances } of musicals) {
      const musical = { id: context.newId('musical'), title, venue, runningMinutes }
      events.push({
        type: 'MusicalRegistered',
        musicalId: musical.id,
        title,
        venue,
        runningMinutes,
      })
      const added = addAll(musical, performances, context)
      if (added.kind === 'refused') return added
      events.push(...added.events)
      registered.push({ musical, performances: added.reply.performances })
    }
    return accept(events, { musicals: registered })
  },
}

export type AddPerformances = {
  readonly musicalId: MusicalId
  readonly performances: readonly NewPerformance[]
}

/** Adds performances to a registered musical. If one is refused, none is added (F1). */
export const addPerformances: Operation<
  AddPerformances,
  { musical: MusicalId },
  { musical: Musical | undefined },
  PerformanceAdded,
  { performances: readonly Performance[] }
> = {
  name: 'add-performances',
  needs: ({ musicalId }) => ({ musical: musicalId }),
  decide({ musicalId, performances }, { musical }, context) {
    if (!musical) return refuse('musical-not-found', `There is no musical ${musicalId}.`)
    return addAll(musical, performances, context)
  },
}

/** Makes one event for each performance. Refuses all if one of them has begun already. */
function addAll(
  musical: Musical,
  performances: readonly NewPerformance[],
  context: DecisionContext,
): Decision<PerformanceAdded, { performances: readonly Performance[] }> & object {
  const begun = performances.find(({ startsAt }) => Date.parse(startsAt) <= context.now)
  if (begun)
    return refuse(
      'performance-has-begun',
      `The performance of ${musical.title} at ${begun.startsAt} lies in the past.`,
      'Give a time that lies ahead.',
    )
  const events = performances.map(
    ({ startsAt, grades }): PerformanceAdded => ({
      type: 'PerformanceAdded',
      performanceId: context.newId('performance'),
      musicalId: musical.id,
      title: musical.title,
      venue: musical.venue,
      startsAt,
      grades,
    }),
  )
  return accept(events, { performances: events.map(onSale) })
}

/** The performance right after it was added: all of its seats are available. */
export function onSale(event: PerformanceAdded): Performance {
  const { performanceId, musicalId, title, venue, startsAt } = event
  const grades = event.grades.map(({ grade, seats, price }) => ({
    grade,
    price,
    capacity: seats,
    available: seats,
    held: 0,
    sold: 0,
  }))
  return { id: performanceId, musicalId, title, venue, startsAt, grades }
}
