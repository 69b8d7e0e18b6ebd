// npm run outage: the card company is gone for a minute while 20 bookings a second come in. Every booking is accepted,
// and paid within a minute after the card company is back. `-- --seconds N`, and `--dead` for a card company that
// refuses connections instead of never answering.
import { httpClient } from '../lab/client.ts'
import { adminTokenOf, makeHome, removeHome, startDaemon } from '../lab/daemon.ts'
import { type Finding, finding, report, same } from '../lab/findings.ts'
import { type OfficeAccess, settle, showPerformance } from '../lab/office.ts'
import { readOptions } from '../lab/options.ts'
import { startSandbox } from '../lab/sandbox.ts'
import { type Place, registerOnePerformance, signUpCustomers } from '../lab/stage.ts'
import { type Booked, bookSteadily } from '../lab/steady.ts'
import { main } from '../setup.mjs'
import { paidInTime, timeUntilPaid, unpaidCount } from './paid.ts'
import { verified } from './verified.ts'

export type OutageSettings = { readonly seconds: number; readonly dead: boolean }

const BOOKINGS_PER_SECOND = 20
const CUSTOMERS = 20
const SEATS = 100_000
/** The retry cap is a third of the outage, and at most the daemon's own cap of 20 s. */
const CAP_SHARE = 1 / 3
const LONGEST_CAP_MS = 20_000
/** The longest time (s) until all is paid, for any length of the outage: one longest wait, then the backlog. */
const PAID_WITHIN_S = 60
const SETTLE_MS = 120_000

export async function outage(
  { seconds, dead }: OutageSettings,
  say: (line: string) => void,
): Promise<Finding[]> {
  const home = makeHome()
  const sandbox = await startSandbox(home)
  const capMs = Math.min(LONGEST_CAP_MS, Math.round(seconds * 1000 * CAP_SHARE))
  const env = { ...sandbox.env, OUTERPARK_RETRY_CAP_MS: String(capMs) }
  const daemon = await startDaemon({ home, env })
  const client = httpClient(daemon.url)
  const office = { client, adminToken: adminTokenOf(home) }
  try {
    const customers = await signUpCustomers(client, CUSTOMERS)
    const place = await registerOnePerformance(client, office.adminToken, SEATS)
    const pace = { perSecond: BOOKINGS_PER_SECOND, seconds }
    const before = await bookSteadily(client, customers, place, { ...pace, seconds: 1 })
    await settle(office, SETTLE_MS)

    await sandbox.takeAway(dead ? 'dead' : 'frozen')
    say(`the card company is ${dead ? 'dead' : 'frozen'} for ${seconds} s`)
    const booked = await bookSteadily(client, customers, place, pace)
    const unpaid = await unpaidCount(office)
    await sandbox.bringBack()
    const paidAfter = await timeUntilPaid(office, SETTLE_MS)
    say(
      `  ${booked.length} bookings, slowest answer ${slowest(booked)} ms; ${unpaid} unpaid when it came back, all paid ${paidAfter.toFixed(1)} s later`,
    )
    await settle(office, SETTLE_MS)
    return [
      same('accepted', booked.filter(({ status }) => status === 201).length, booked.length),
      finding('none paid during the outage', unpaid >= booked.length, `${unpaid} unpaid`),
      paidInTime(paidAfter, PAID_WITHIN_S),
      ...(await soldAndVerified(office, place, before.length + booked.length)),
    ]
  } finally {
    client.close()
    await daemon.stop()
    await sandbox.stop()
    removeHome(home)
  }
}

async function soldAndVerified(office: OfficeAccess, { performanceId }: Place, total: number) {
  const { grades } = await showPerformance(office.client, performanceId)
  return [
    same('sold', grades[0]?.sold ?? Number.NaN, total),
    same('held', grades[0]?.held ?? Number.NaN, 0),
    await verified(office),
  ]
}

const slowest = (booked: readonly Booked[]) => Math.round(Math.max(...booked.map(({ ms }) => ms)))

if (import.meta.main)
  await main(async () => {
    const options = readOptions(process.argv.slice(2), { seconds: 60, dead: false })
    return report(await outage(options, console.log))
  })
