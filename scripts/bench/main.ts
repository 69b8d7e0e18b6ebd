// npm run bench: measures the speed, as ratios to baselines of the same run.
// `-- --only NAME` runs one benchmark (repeat it for more), `--seconds N` and `--rounds N` say how long,
// `--reservations N` how many reservations instead of a million.
import { main } from '../setup.mjs'
import { benchCli } from './cli.ts'
import { type Measured, tableOf } from './figure.ts'
import { benchHttp } from './http.ts'
import { machineFacts } from './machine.ts'
import { benchMillion } from './million.ts'
import { benchMyPage } from './mypage.ts'
import { benchPayment } from './payment/payment.ts'
import { type Plan, readPlan } from './plan.ts'
import { benchSimulation } from './simulation.ts'
import { benchStore } from './store.ts'

const BENCHMARKS: Record<string, (plan: Plan) => Promise<Measured>> = {
  http: benchHttp,
  store: benchStore,
  mypage: benchMyPage,
  payment: benchPayment,
  cli: benchCli,
  simulation: benchSimulation,
  million: benchMillion,
}

await main(async () => {
  const plan = readPlan(process.argv.slice(2), Object.keys(BENCHMARKS))
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
  // A figure that misses its target does not fail the run: this measures, the tests test.
  return faults.length > 0 ? 1 : 0
})
