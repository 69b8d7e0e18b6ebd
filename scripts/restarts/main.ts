// npm run restarts: restarts the worker of a daemon under busy customers, then kills it again and again. No request fails for a
// restart, and no acknowledged booking is lost. `-- --restarts N --kills N --connections N --every MS`
import { report } from '../lab/findings.ts'
import { readOptions } from '../lab/options.ts'
import { main } from '../setup.mjs'
import { restarts } from './restarts.ts'

await main(async () => {
  const { every, ...options } = readOptions(process.argv.slice(2), {
    ...{ restarts: 10, kills: 10, connections: 100, every: 2_000 },
  })
  return report(await restarts({ ...options, everyMs: every }, console.log))
})
