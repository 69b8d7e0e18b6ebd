// npm run bench: measures the speed, as ratios to baselines of the same run.
// `-- --help` says what can be measured.
import { main } from '../setup.mjs'
import { benchAround } from './around.ts'
import { benchCli } from './cli.ts'
import { type Measured, tableOf } from './figure.ts'
import { benchHall } from './hall.ts'
import { benchHttp } from './http.ts'
import { benchLive } from './live.ts'
import { machineFacts } from './machine.ts'
import { benchMassCancel } from './mass-cancel.ts'
import { benchMillion } from './million.ts'
import { benchMyPage } from './mypage.ts'
import { benchNumbered } from './numbered.ts'
import { benchPayment } from './payment/payment.ts'
import { type Plan, readPlan, usage } from './plan.ts'
import { benchSimulation } from './simulation.ts'
import { benchStore } from './store.ts'
import { benchTui } from './tui/tui.ts'

const BENCHMARKS: Record<string, (plan: Plan) => Promise<Measured>> = {
  http: benchHttp,
  store: benchStore,
  mypage: benchMyPage,
  payment: benchPayment,
  cli: benchCli,
  tui: benchTui,
  live: benchLive,
  simulation: benchSimulation,
  around: benchAround,
  hall: benchHall,
  numbered: benchNumbered,
  'mass-cancel': benchMassCancel,
  million: benchMillion,
}

await main(async () => {
  const args = process.argv.slice(2)
  const names = Object.keys(BENCHMARKS)
  if (args.includes('--help')) {
    console.log(usage(names))
    return 0
  }
  const plan = planOf(args, names)
  if (!plan) return 2
  console.log(`${machineFacts()}\n`)
  const measured: Measured[] = []
  for (const [name, bench] of Object.entries(BENCHMARKS)) {
    if (!plan.only.includes(name)) continue
    console.log(`── ${name}`)
    measured.push(await bench(plan))
    console.log()
  }
  console.log(tableOf(measured.flatMap(({ figures }) => figures)))
  const faults = measured.flatMap(({ faults }) => faults)
  if (faults.length > 0) console.log(`\nWrong answers: ${faults.join('; ')}.`)
  // A figure that misses its target does not fail the run. Only wrong answers do.
  return faults.length > 0 ? 1 : 0
})

/** The plan. If an option is wrong, prints the error and gives undefined. */
function planOf(args: readonly string[], names: readonly string[]): Plan | undefined {
  try {
    return readPlan(args, names)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    console.error(`${error.message}\n\n${usage(names)}`)
    return undefined
  }
}
