// npm run simulate: plays made-up stories with all kinds of failures, on the real core, policies and pipeline, with a
// store in memory and a virtual clock. `-- --seeds N --seed S --budget SECONDS`; `--tell` prints each story, `--trace`
// prints everything that happens in it. A story that breaks an invariant is shrunk before it is printed.
import { readOptions } from '../lab/options.ts'
import { main, SetupError } from '../setup.mjs'
import { makePlan } from './plan/make-plan.ts'
import { run } from './run.ts'
import { shrink } from './shrink.ts'
import { simulate } from './simulate.ts'
import { storyOf } from './story.ts'

const DEFAULTS = { seeds: 1_000, seed: 1, budget: 86_400, tell: false, trace: false }
const SHRINK_MS = 60_000
const SAY_EVERY = 1_000

async function command(args: readonly string[]): Promise<number> {
  const { seeds, seed, budget, tell, trace } = readOptions(args, DEFAULTS)
  if (seeds < 1) throw new SetupError('--seeds must be at least 1.')
  if (tell || trace) await tellEach(seed, seeds, trace)
  const { failed, total } = await simulate(
    { from: seed, seeds, budgetMs: budget * 1_000 },
    ({ seeds: played }) => {
      if (played() % SAY_EVERY === 0) console.log(`  ${played()} seeds`)
    },
  )
  for (const line of total.lines()) console.log(line)
  if (!failed) {
    console.log('\nAll of it holds.')
    return 0
  }
  console.log(
    `\nSeed ${failed.plan.seed} breaks ${failed.result.broken?.invariant}. Looking for a shorter story …`,
  )
  const short = await shrink(failed.plan, failed.result, SHRINK_MS)
  const [before, after] = [failed.plan.steps.length, short.plan.steps.length]
  console.log(`${before} steps, shrunk to ${after} in ${short.tries} tries:\n`)
  console.log(storyOf(short.plan, short.result))
  return 1
}

/** Prints each story in words, and with `trace` everything that happens in it. */
async function tellEach(from: number, seeds: number, trace: boolean): Promise<void> {
  for (let seed = from; seed < from + seeds; seed++) {
    const plan = makePlan(seed)
    const result = await run(plan, { keepTrace: trace })
    console.log(`${storyOf(plan, result)}\n`)
    for (const line of result.trace) console.log(`  ${line}`)
  }
}

await main(() => command(process.argv.slice(2)))
