// npm run backups: how much a backup beside bookings costs them, how long it takes, and whether what is restored is the same.
// `-- --reservations N --seconds N --connections N --rounds N`; a million is filled in some minutes first.
import { tableOf } from '../bench/figure.ts'
import { machineFacts } from '../bench/machine.ts'
import { report } from '../lab/findings.ts'
import { readOptions } from '../lab/options.ts'
import { main } from '../setup.mjs'
import { measureBackups } from './backups.ts'

await main(async () => {
  const plan = readOptions(process.argv.slice(2), {
    reservations: 1_000_000,
    seconds: 30,
    connections: 20,
    rounds: 2,
  })
  console.log(`${machineFacts()}\n`)
  const { figures, findings } = await measureBackups(plan, console.log)
  console.log(`\n${tableOf(figures)}\n`)
  // A figure that misses its target does not fail the run: only what is not the same does.
  return report(findings)
})
