import type { HallRows } from './plan/hall-rows.ts'
import type { ActionOf, Plan, Step } from './plan/plan.ts'
import type { Wish } from './plan/wish.ts'
import { type Result, run } from './run.ts'

export type Shrunk = { readonly plan: Plan; readonly result: Result; readonly tries: number }

/**
 * Finds a shorter story that breaks the same invariant. Steps are left out in smaller and smaller groups (delta
 * debugging, Zeller and Hildebrandt, 2002). Then the remaining steps are simplified.
 *
 * @param failed the result of the whole plan
 * @param budgetMs the limit of real time; after it, the shortest story so far is returned
 */
export async function shrink(
  plan: Plan,
  failed: Result,
  budgetMs: number,
  play: (plan: Plan) => Promise<Result> = run,
): Promise<Shrunk> {
  // Real time, since no simulation runs now.
  const givenUpAt = performance.now() + budgetMs
  let best = { plan, result: failed }
  let tries = 0

  /** Whether these steps break the same invariant. If so they are the best so far. */
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
    // Single steps are tried until none of them can be left out.
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

/** Simpler versions of the step, the simplest first. */
function simplerThan(step: Step | undefined): Step[] {
  switch (step?.kind) {
    case 'register':
      return simplerSales(step)
    case 'change-hall':
      return simplerRows(step.rows).map((rows) => ({ ...step, rows }))
    case 'replan':
      return simplerReplans(step)
    case 'book':
      return simplerBookings(step)
    case 'hold': {
      const { twice: _, ...once } = step
      return [...simplerWishes(once), ...simplerWishes(step)]
    }
    case 'change-grade': {
      const { price, left, ...change } = step
      if (price === undefined || left === undefined) return []
      return [
        { ...change, price },
        { ...change, left },
      ]
    }
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

/** The simplest is of one grade, and its seats have no numbers. */
function simplerSales(step: ActionOf<'register'> & { readonly at: number }): Step[] {
  const { others: _, ...ofOneGrade } = step
  const inRows = (sale: typeof ofOneGrade): Step[] => {
    const { hall, ...unnumbered } = sale
    const smaller = hall ? simplerRows(hall.rows).map((rows) => ({ ...hall, rows })) : []
    return [...(hall ? [unnumbered] : []), ...smaller.map((each) => ({ ...sale, hall: each }))]
  }
  return step.others ? [...inRows(ofOneGrade), ofOneGrade, ...inRows(step)] : inRows(ofOneGrade)
}

/** Fewer rows, and rows with only ordinary seats. */
function simplerRows(rows: HallRows): readonly HallRows[] {
  const plain = (some: HallRows) => some.map((row) => row.replaceAll(/[-hwc]/g, 'v').toLowerCase())
  const fewer = rows.length > 1 ? [rows.slice(0, 1), rows.slice(1)] : []
  const isPlain = plain(rows).join() === rows.join()
  return [...fewer.map(plain), ...fewer, ...(isPlain ? [] : [plain(rows)])]
}

/** The simplest is asked for at once, and releases nothing. */
function simplerReplans(step: ActionOf<'replan'> & { readonly at: number }): Step[] {
  const { thinksMs: _, ...atOnce } = step
  const { to } = step
  const plans =
    'rows' in to
      ? [{ rows: to.rows }, ...simplerRows(to.rows).map((rows) => ({ ...to, rows }))]
      : []
  return [
    ...plans.flatMap((each) => [
      { ...atOnce, to: each },
      { ...step, to: each },
    ]),
    atOnce,
  ]
}

type Booking = ActionOf<'book'> & { readonly at: number }

/** The simplest is made at once, and is of one seat; it has nothing to do with what its customer holds. */
function simplerBookings(step: Booking): Step[] {
  const { thinksMs: _, twice: __, ...atOnce } = step
  const simpler = [atOnce, step].map((each) => ({ ...each, card: 'card-ok' as const }))
  const all = [...simpler, step].flatMap(simplerWishes)
  const { held, ...unheld } = step
  return held ? [...simplerBookings(unheld), ...all] : all
}

/** The simplest is one seat of one grade; of chosen seats one. */
function simplerWishes<T extends Wish & Step>(step: T): T[] {
  const { acceptRestricted, ...strict } = step
  // Without the fields that may be left out it is still such a step.
  if (acceptRestricted) return [...simplerWishes(strict as T), strict as T]
  const { split, wheelchairs, ...usual } = step
  if (split || wheelchairs) return [...simplerWishes(usual as T), usual as T]
  const { picks = [], ...best } = step
  if (picks.length === 0) return simplerBests(step)
  const fewer = picks.length > 1 ? picks.map((pick) => ({ ...step, picks: [pick] })) : []
  return [best as T, ...fewer, step].flatMap(simplerBests)
}

function simplerBests<T extends Wish & Step>(step: T): T[] {
  const { others = [], ...ofOneGrade } = step
  const [second] = others
  const together = second ? [{}, { others: [{ ...second, seats: 1 }] }, { others }] : [{}]
  return [
    ...together.map((grades) => ({ ...ofOneGrade, ...grades, seats: 1 }) as T),
    { ...step, seats: 1 },
  ]
}
