import { makePlan } from './plan/make-plan.ts'
import type { Plan } from './plan/plan.ts'
import { type Result, run } from './run.ts'
import { tally } from './tally.ts'

export type Search = {
  readonly from: number
  readonly seeds: number
  /** the limit of real time; a story that has begun by then is played to its end */
  readonly budgetMs: number
}

/** The first story that breaks an invariant, if there is one, and what happened in all stories. */
export type Found = {
  readonly failed: { readonly plan: Plan; readonly result: Result } | undefined
  readonly total: ReturnType<typeof tally>
}

/** Plays the stories of one seed after another until one of them breaks an invariant. */
export async function simulate(
  { from, seeds, budgetMs }: Search,
  played: (total: Found['total']) => void = () => {},
): Promise<Found> {
  const startedAt = performance.now()
  const spent = () => performance.now() - startedAt
  const total = tally(() => spent() / 1000)
  for (let seed = from; seed < from + seeds && spent() < budgetMs; seed++) {
    const plan = makePlan(seed)
    const result = await run(plan)
    total.add(result)
    if (result.broken) return { failed: { plan, result }, total }
    played(total)
  }
  return { failed: undefined, total }
}
