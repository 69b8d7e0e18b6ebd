import { setTimeout as sleep } from 'node:timers/promises'
import { openTemporaryOffice, settle } from '../../lab/office.ts'
import { cpuSeconds, voluntarySwitches } from '../../lab/process-facts.ts'
import { registerOnePerformance, signUpCustomers } from '../../lab/stage.ts'
import { bookSteadily } from '../../lab/steady.ts'
import type { Measured } from '../figure.ts'
import type { Plan } from '../plan.ts'

/** CPU time is counted in hundredths of a second, so it takes a while until one percent shows. */
const SHORTEST_S = 10
const SETTLE_MS = 60_000
/** After work, V8 still compiles and collects garbage for a while. */
const CALM_MS = 3_000

/** Measures the CPU time of an idle daemon after work: its pipeline must not look for work all the time. */
export async function benchIdle({ seconds, say }: Plan): Promise<Measured> {
  const office = await openTemporaryOffice()
  try {
    const customers = await signUpCustomers(office.client, 10)
    const place = await registerOnePerformance(office.client, office.adminToken, 1000)
    await bookSteadily(office.client, customers, place, { perSecond: 100, seconds: 2 })
    await settle(office, SETTLE_MS)
    await sleep(CALM_MS)
    const idle = Math.max(SHORTEST_S, seconds)
    const look = () => ({
      cpu: cpuSeconds(office.daemon.pid)?.all ?? Number.NaN,
      switches: voluntarySwitches(office.daemon.pid) ?? Number.NaN,
    })
    const before = look()
    await sleep(idle * 1000)
    const after = look()
    const percent = ((after.cpu - before.cpu) / idle) * 100
    const wakeUps = (after.switches - before.switches) / idle
    say(`idle for ${idle} s: ${percent.toFixed(1)} % of a core, ${wakeUps.toFixed(1)} wake-ups/s`)
    return {
      figures: [
        { name: 'CPU of the idle daemon', unit: '%', ours: percent, target: { atMost: 1 } },
        { name: '  wake-ups of all of its threads', unit: '/s', ours: wakeUps },
      ],
      faults: [],
    }
  } finally {
    await office.close()
  }
}
