// Plays stories until one breaks an invariant, and prints as JSON which invariant and the shortest story.
// `npm run mutants` runs it inside each mutant.
import { readOptions } from '../../lab/options.ts'
import { shrink } from '../shrink.ts'
import { simulate } from '../simulate.ts'
import { storyOf } from '../story.ts'

/** The result of the hunt. `seed` is null if no story broke an invariant. */
export type Catch = {
  readonly seeds: number
  readonly seconds: number
  readonly seed: number | null
  readonly invariant: string
  readonly story: string
}

const { seeds, budget, shrinking } = readOptions(process.argv.slice(2), {
  seeds: 2_000,
  budget: 120,
  shrinking: 20,
})
const { failed, total } = await simulate({ from: 1, seeds, budgetMs: budget * 1_000 })
const common = { seeds: total.seeds(), seconds: total.speed().seconds }
let caught: Catch = { ...common, seed: null, invariant: '', story: '' }
if (failed) {
  const short = await shrink(failed.plan, failed.result, shrinking * 1_000)
  const invariant = failed.result.broken?.invariant ?? ''
  const story = storyOf(short.plan, short.result)
  caught = { ...common, seed: failed.plan.seed, invariant, story }
}
process.stdout.write(`${JSON.stringify(caught)}\n`)
