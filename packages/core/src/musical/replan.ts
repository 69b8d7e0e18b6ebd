import {
  accept,
  hasBegun,
  type Money,
  type Operation,
  type PerformanceId,
  type Refused,
  refuse,
  refuseCancelled,
} from '../kernel/index.ts'
import { nameKey } from '../names/index.ts'
import type { OnSale } from './change.ts'
import type { HallVersion, PerformanceReplanned } from './events.ts'
import type { HallSeats } from './in-hall.ts'

export type ReplanPerformance<Plan> = {
  readonly performanceId: PerformanceId
  /** a version of the plan of its hall, or a plan for this performance alone */
  readonly to: { readonly version: number } | { readonly own: Plan }
  /** the price of one seat of each grade that has had no seats; one that had some earlier keeps its price without one */
  readonly prices?: readonly { readonly grade: string; readonly price: Money }[] | undefined
  /** the version that somebody has changed; undefined: whichever it has */
  readonly was?: number | undefined
}

/** What the seats of a performance would be under another plan. */
export type Replanned<PlanEvent> = {
  readonly was: HallVersion
  /** who gave it that plan; only if it is for this performance alone */
  readonly changed?: { readonly by: string; readonly at: string } | undefined
  /** undefined if its hall has no such version */
  readonly to: HallSeats | undefined
  /** seats that are held or sold and that the other plan does not have, or not with that grade, or not on sale */
  readonly lost: readonly string[]
  /** the event that records a plan for this performance alone; undefined for a version, and for the plan that it has */
  readonly planned?: PlanEvent | undefined
}

type Needs<Plan> = {
  offer: { performanceId: PerformanceId; grade: undefined }
  replan: Pick<ReplanPerformance<Plan>, 'performanceId' | 'to'>
}
type Facts<PlanEvent> = {
  offer: OnSale | undefined
  replan: Replanned<PlanEvent> | undefined
}

/** A performance after it has got another plan. */
export type ReplannedReply = { readonly performanceId: PerformanceId; readonly hall: HallVersion }

/**
 * Gives a performance another plan (domain 3.4: versions, and repainting one performance). No seat that is held or sold is lost or
 * gets another grade. The same plan once more changes nothing.
 *
 * What a plan is this context does not know: `Plan` and `PlanEvent` are those of the halls.
 */
export const replanPerformance = <Plan, PlanEvent>(): Operation<
  ReplanPerformance<Plan>,
  Needs<Plan>,
  Facts<PlanEvent>,
  PlanEvent | PerformanceReplanned,
  ReplannedReply
> => ({
  name: 'replan-performance',
  needs: ({ performanceId, to }) => ({
    offer: { performanceId, grade: undefined },
    replan: { performanceId, to },
  }),
  decide(command, { offer, replan }, { now }) {
    const { performanceId } = command
    if (!offer) return refuse('performance-not-found', { id: performanceId })
    const over = refuseCancelled(offer)
    if (over) return over
    const { title, startsAt } = offer
    if (hasBegun(offer, now))
      return refuse('performance-has-begun', { case: 'changing', title, startsAt })
    if (!replan) return refuse('seats-not-numbered', { title })
    const { was, changed, to, lost, planned } = replan
    if (command.was !== undefined && command.was !== was.version)
      return refuse('plan-changed', {
        ...{ case: 'performance', id: performanceId, title, version: was.version },
        ...{ by: changed?.by ?? null, at: changed?.at ?? null },
      })
    if (!to) return refuse('plan-not-found', { hall: was.id, ...versionOf(command) })
    if (lost.length > 0) return refuse('plan-loses-seats', { title, seats: lost })
    const hall = { id: to.id, version: to.version }
    const reply = { performanceId, hall }
    if (hall.version === was.version) return accept([], reply)
    const grades = gradesUnder(to, offer, command)
    if ('kind' in grades) return grades
    const { musicalId, venue } = offer
    const showing = { performanceId, musicalId, title, venue, startsAt }
    const replanned = { type: 'PerformanceReplanned', ...showing, hall, was, grades } as const
    return accept(planned ? [planned, replanned] : [replanned], reply)
  },
})

const versionOf = ({ to }: Pick<ReplanPerformance<unknown>, 'to'>) => ({
  version: 'version' in to ? to.version : 0,
})

/** The grades that are on sale already, as many seats as the plan gives them, and after them the new ones. */
function gradesUnder(
  { hall, grades: counts }: HallSeats,
  { title, grades: before }: OnSale,
  { prices = [] }: Pick<ReplanPerformance<unknown>, 'prices'>,
): PerformanceReplanned['grades'] | Refused {
  const seatsOf = new Map(counts.map(({ grade, seats }) => [grade, seats]))
  const known = new Map(before.map((each) => [each.grade, each]))
  const added = counts.filter(({ grade, seats }) => seats > 0 && !known.has(grade))
  const priced = new Map(prices.map(({ grade, price }) => [grade, price]))
  const missing = added.flatMap(({ grade }) => (priced.has(grade) ? [] : [grade]))
  const names = new Set(before.map(({ grade }) => nameKey(grade)))
  const unknown = [
    ...prices.flatMap(({ grade }) =>
      seatsOf.get(grade) && !known.get(grade)?.capacity ? [] : [grade],
    ),
    // `r` beside `R`: nobody could book it.
    ...added.flatMap(({ grade }) => (names.has(nameKey(grade)) ? [grade] : [])),
  ]
  if (missing.length + unknown.length > 0) return refuse('hall-grades', { hall, missing, unknown })
  for (const { grade, price } of before)
    if ((priced.get(grade) ?? price).currency !== price.currency)
      return refuse('currency-fixed', { title, grade, currency: price.currency })
  return [
    ...before.map(({ grade, price, capacity: had }) => ({
      ...{ grade, price: priced.get(grade) ?? price, had, priceWas: price },
      seats: seatsOf.get(grade) ?? 0,
    })),
    ...added.flatMap(({ grade, seats }) => {
      const price = priced.get(grade)
      return price ? [{ grade, price, seats, had: 0 }] : []
    }),
  ]
}
