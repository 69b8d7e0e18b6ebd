import type { Plan, Step } from './plan/plan.ts'
import { type Result, run } from './run.ts'

export type Shrunk = { readonly plan: Plan; readonly result: Result; readonly tries: number }

/**
 * The shortest story that still breaks the same invariant: steps are left out in ever smaller groups as long as it
 * does (delta debugging, Zeller and Hildebrandt, 2002), then what is left is made smaller and simpler.
 *
 * @param failed what the whole plan led to
 * @param budgetMs of real time; after it, the shortest story so far is given
 */
export async function shrink(
  plan: Plan,
  failed: Result,
  budgetMs: number,
  play: (plan: Plan) => Promise<Result> = run,
): Promise<Shrunk> {
  // Real time: a simulation puts its own in place only while it runs.
  const givenUpAt = performance.now() + budgetMs
  let best = { plan, result: failed }
  let tries = 0

  /** Whether it breaks as before; then it is the best so far. */
  const breaks = async (steps: readonly Step[]): Promise<boolean> => {
    if (performance.now() > givenUpAt) return false
    tries += 1
    const candidate = { ...plan, steps }
    const result = await play(candidate)
    if (result.broken?.invariant !== failed.broken?.invariant) return false
    best = { plan: candidate, result }
    return true
  }

  for (let size = Math.ceil(plan.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    let removed = true
    // Once single steps are left out: until none of them can be.
    while (removed) {
      removed = false
      for (let from = 0; from < best.plan.steps.length; ) {
        const rest = best.plan.steps.toSpliced(from, size)
        if (await breaks(rest)) removed = true
        else from += size
      }
      if (size > 1) break
    }
  }
  for (let i = 0; i < best.plan.steps.length; i++)
    for (const simpler of simplerThan(best.plan.steps[i])) {
      const { steps } = best.plan
      if (await breaks(inOrder(steps.with(i, simpler)))) break
    }
  return { ...best, tries }
}

const inOrder = (steps: readonly Step[]) => steps.toSorted((a, b) => a.at - b.at)

/** The step in simpler words, the simplest first. */
function simplerThan(step: Step | undefined): Step[] {
  switch (step?.kind) {
    case 'book':
      return [
        { ...step, seats: 1, card: 'card-ok' },
        { ...step, seats: 1 },
      ]
    case 'call-fault':
      return [
        { ...step, times: 1, ms: 1_000 },
        { ...step, times: 1 },
      ]
    case 'notice-fault':
      return [{ ...step, times: 1 }]
    case 'crash':
    case 'restart':
      return [{ ...step, downMs: 1_000 }]
    case 'outage':
    case 'bad-times':
    case 'store-full':
    case 'notices-down':
      return [1_000, 10_000, 60_000, 600_000]
        .filter((forMs) => forMs < step.forMs)
        .map((forMs) => ({ ...step, forMs }))
    default:
      return []
  }
}
