import type { HallDraft, HallPlanned } from '@outerpark/core/hall'
import { asId } from '@outerpark/core/kernel'
import { type ReplanPerformance, replanPerformance } from '@outerpark/core/musical'
import { newGrades } from '../invariants/replans.ts'
import { planOf } from '../plan/hall-rows.ts'
import type { ActionOf } from '../plan/plan.ts'
import { type Ask, keyed } from './asking.ts'
import type { World } from './world.ts'

const operation = replanPerformance<HallDraft, HallPlanned>()
/** What one seat of a grade costs that was not on sale before. */
const PRICE = { amount: 5_000, currency: 'KRW' }

/** The admin gives performances other plans. */
export function plansIn(world: World, answered: Ask) {
  let replans = 0
  const hallOf = (performance: number): number =>
    world.plan.steps.flatMap((step) =>
      step.kind === 'register' && step.performance === performance ? (step.hall?.number ?? []) : [],
    )[0] ?? 0

  return {
    async replan({ performance, to, unpriced, thinksMs }: ActionOf<'replan'>): Promise<void> {
      const id = world.performances.get(performance)
      if (!id) return
      replans += 1
      const meta = keyed(`replan-${replans}`)
      const was = thinksMs === undefined ? undefined : world.observer.numbered(id)?.version
      if (thinksMs !== undefined) await world.time.sleep(thinksMs)
      const plan: ReplanPerformance<HallDraft>['to'] =
        'rows' in to ? { own: planOf(hallOf(performance), to.rows, to.releases) } : to
      const grades = unpriced ? [] : newGrades(plan, world.observer.replanAsked(id))
      const prices = grades.map((grade) => ({ grade, price: PRICE }))
      const command = { performanceId: asId<'performance'>(id), to: plan, prices, was }
      const outcome = await answered('admin', ({ store }) => store.commit(operation, command, meta))
      world.trace.add(`the plan of performance ${performance} is ${outcome.kind}`)
      if (outcome.kind === 'refused') world.countFault(`plan refused: ${outcome.refusal.code}`)
    },
  }
}
