// npm run soak: half of the load that this machine bears, for half an hour against a daemon of its own. Memory, descriptors and the
// write-ahead log have to be flat at the end. `-- --minutes N --connections N`; below 18 minutes nothing can be said of the memory.
import { report } from '../lab/findings.ts'
import { readOptions } from '../lab/options.ts'
import { main } from '../setup.mjs'
import { soak } from './soak.ts'

const EVERY_S = 10

await main(async () => {
  const { minutes, connections } = readOptions(process.argv.slice(2), {
    minutes: 30,
    connections: 20,
  })
  return report(await soak({ seconds: minutes * 60, connections, every: EVERY_S }, console.log))
})
