// npm run crash-points: plays a story of booking, paying and cancelling again and again. Each time another one of its
// statements fails or kills the daemon, and all invariants must hold afterwards. `-- --points N` or `--budget SECONDS`
// tries a part of the points, spread over all of them from `--seed S`; `--only K` tries one.
import { finding, report } from '../lab/findings.ts'
import { readOptions } from '../lab/options.ts'
import { main } from '../setup.mjs'
import { play } from './play.ts'
import { pointsOf, scattered } from './points.ts'
import { sceneOf, tallyOf } from './tally.ts'
import { tryPoints } from './try-points.ts'

const DEFAULTS = { points: 0, budget: 0, only: 0, seed: 1 }
const PROGRESS = 500

/** Makes a function that prints the progress, and gives false when the time is over. 0 seconds means no limit. */
function watch(seconds: number): (tried: number) => boolean {
  const end = seconds === 0 ? Number.POSITIVE_INFINITY : performance.now() + seconds * 1000
  return (tried) => {
    if (tried > 0 && tried % PROGRESS === 0) console.log(`  ${tried} points`)
    return performance.now() < end
  }
}

await main(async () => {
  const { points, budget, only, seed } = readOptions(process.argv.slice(2), DEFAULTS)
  const start = performance.now()
  const told = await play()
  if (told.broken.length > 0) {
    console.log(['Without any fault it does not hold:', ...told.broken].join('\n    '))
    return 1
  }
  const all = pointsOf(told.statements)
  console.log(
    `${told.statements.length} statements of the store, ${told.events.size} kinds of events, ${all.length} points`,
  )
  if (only > all.length) throw new TypeError(`--only must be from 1 to ${all.length}.`)
  const some = scattered(all, seed).slice(0, points || all.length)
  const chosen = only > 0 ? all.slice(only - 1, only) : some
  if (only > 0) console.log(sceneOf(told.statements, chosen[0]))
  const { points: tried, failures } = await tryPoints(chosen, {
    goOn: watch(budget),
    onFailure: console.log,
  })
  console.log(tallyOf(tried))
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  const detail = `${tried.length - failures.length} of ${tried.length} points, in ${seconds} s`
  return report([finding('everything holds after', failures.length === 0, detail)])
})
