import { setTimeout as sleep } from 'node:timers/promises'
import { httpClient } from '../../lab/client.ts'
import { adminTokenOf, type Daemon, makeHome, removeHome, startDaemon } from '../../lab/daemon.ts'
import { type Finding, finding, inPart, same } from '../../lab/findings.ts'
import { freePort } from '../../lab/free-port.ts'
import { type OfficeAccess, settle, statusOf } from '../../lab/office.ts'
import { startSandbox } from '../../lab/sandbox.ts'
import { compareBooks } from '../books.ts'
import { paidInTime, timeUntilPaid } from '../paid.ts'
import { verified } from '../verified.ts'
import { available } from './answers.ts'
import { breakerChanges, openedAndClosed } from './breaker-changes.ts'
import { breakerScaled } from './breaker-scale.ts'
import { gatherCrowd } from './crowd.ts'

export type RestartSettings = { readonly seconds: number; readonly perSecond: number }

const USUAL_SECONDS = 30
const CONNECTIONS = 100
const PAID_WITHIN_S = 60
const PATIENCE_MS = 60_000
const SETTLE_MS = 300_000
/** How a daemon ends: drained, or with SIGKILL. */
const ENDS = { stop: 'after a restart', kill: 'after a SIGKILL' } as const

/** The daemon is restarted, and later killed, while the card company is gone and the breaker open. */
export async function restart(
  { seconds, perSecond }: RestartSettings,
  say: (line: string) => void,
): Promise<Finding[]> {
  const home = makeHome()
  // A separate sandbox. The daemon's own sandbox would be stopped and started together with the daemon.
  const sandbox = await startSandbox(home)
  const env = { ...sandbox.env, ...breakerScaled(seconds / USUAL_SECONDS) }
  const settings = { home, port: await freePort(), env }
  let daemon = await startDaemon(settings)
  const client = httpClient(daemon.url)
  const office = { client, adminToken: adminTokenOf(home) }
  const again = async (end: keyof typeof ENDS): Promise<Daemon> => {
    await daemon[end]()
    return startDaemon(settings)
  }
  try {
    const crowd = await gatherCrowd(office, daemon.url, CONNECTIONS)
    const book = (share: number) =>
      crowd.bookSteadily({ perSecond, seconds: Math.max(1, Math.round(seconds * share)) })
    const purchases = await book(1 / 3)
    await sandbox.turn({ outage: true })
    purchases.push(...(await book(1 / 3)))
    await untilOpen(office)
    const closedBefore = timesClosed(home)
    const found: Finding[] = []
    for (const end of ['stop', 'kill'] as const) {
      const before = (await statusOf(office)).payment.unpaid
      daemon = await again(end)
      const { breaker, unpaid } = (await statusOf(office)).payment
      say(`${ENDS[end]}: breaker ${breaker.state}, ${unpaid} unpaid`)
      found.push(
        ...inPart(ENDS[end], [
          finding('the breaker is open', breaker.state !== 'closed', breaker.state),
          same('times that it closed, by the log', timesClosed(home) - closedBefore, 0),
          same('unpaid', unpaid, before),
        ]),
      )
      purchases.push(...(await book(1 / 6)))
    }
    await sandbox.turn({ outage: false })
    const paidAfter = await timeUntilPaid(office, 2 * PAID_WITHIN_S * 1000)
    say(`all of ${purchases.length} paid ${paidAfter.toFixed(1)} s after the card company was back`)
    await settle(office, SETTLE_MS)
    found.push(
      available(crowd.record.inAll()),
      ...openedAndClosed(breakerChanges(home)),
      paidInTime(paidAfter, PAID_WITHIN_S),
      await verified(office),
    )
    crowd.close()
    await daemon.stop()
    return [...found, ...compareBooks(home, purchases)]
  } finally {
    client.close()
    await daemon.kill()
    await sandbox.stop()
    removeHome(home)
  }
}

/** How often the breaker has closed, from the log. On a busy machine it may also have opened before the outage. */
const timesClosed = (home: string) =>
  breakerChanges(home).filter(({ to }) => to === 'closed').length

async function untilOpen(office: OfficeAccess): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  while ((await statusOf(office)).payment.breaker.state !== 'open') {
    if (performance.now() > end) throw new Error('The breaker did not open.')
    await sleep(50)
  }
}
