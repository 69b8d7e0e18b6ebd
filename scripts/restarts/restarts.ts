import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { numberedId } from '@outerpark/core/kernel'
import Database from 'better-sqlite3'
import { median } from '../bench/figure.ts'
import { httpClient } from '../lab/client.ts'
import { adminTokenOf, type Daemon, makeHome, removeHome, startDaemon } from '../lab/daemon.ts'
import { type Finding, finding, none, same } from '../lab/findings.ts'
import { settle } from '../lab/office.ts'
import { childrenOf, residentMib } from '../lab/process-facts.ts'
import { registerMusical, signUpCustomers } from '../lab/stage.ts'
import { verified } from '../proofs/verified.ts'
import { sendBookers, type Tally } from './bookers.ts'
import { gapAfter } from './gap.ts'

export type RestartSettings = {
  readonly restarts: number
  readonly kills: number
  readonly connections: number
  /** between two of them, in milliseconds */
  readonly everyMs: number
}

/** What a restart may cost those who wait, and how soon bookings go on after a kill, in milliseconds. */
const LONGEST_MS = 1_000
/** More seats than can be booked. */
const SEATING = { performances: 10, grades: ['R'], seats: 100_000 }
/**
 * So many customers book over one connection. With one, each would soon have a thousand bookings, which a worker reads again after
 * each restart; even so each has more than anybody books.
 */
const CUSTOMERS = 20
const SETTLE_MS = 600_000
/** A fast card company, or the payments would take many times as long as the bookings. */
const ENVIRONMENT = { OUTERPARK_SANDBOX_LATENCY: '1-3' }

/**
 * Restarts the worker of a daemon again and again while customers book without a pause, and then kills it again and again.
 * A restart loses no request. After a kill those who repeat their request with its key end with one booking.
 */
export async function restarts(
  settings: RestartSettings,
  say: (line: string) => void,
): Promise<Finding[]> {
  const home = makeHome()
  const daemon = await startDaemon({ home, parent: true, env: ENVIRONMENT })
  const { connections } = settings
  const client = httpClient(daemon.url, { connections })
  const office = { client, adminToken: adminTokenOf(home) }
  try {
    const customers = await signUpCustomers(client, connections * CUSTOMERS)
    const phase = async (times: number, act: (daemon: Daemon) => Promise<void>) => {
      const places = await registerMusical(client, office.adminToken, SEATING)
      const bookers = sendBookers(client, { connections, customers, places })
      const acts: number[] = []
      for (let time = 0; time < times; time++) {
        await sleep(settings.everyMs)
        acts.push(performance.now())
        await act(daemon)
      }
      await sleep(settings.everyMs)
      return { tally: await bookers.goHome(), acts }
    }
    const calm = await phase(settings.restarts, restart)
    say(`  ${settings.restarts} restarts: ${textOf(calm.tally)}`)
    say(`  ${logged(home)}`)
    const rough = await phase(settings.kills, kill)
    say(`  ${settings.kills} kills: ${textOf(rough.tally)}`)
    const gaps = rough.acts
      .map((at) => gapAfter(at, rough.tally.answeredAt, settings.everyMs))
      .toSorted((a, b) => a - b)
    say(`  bookings again after ${gaps.map((ms) => ms.toFixed(0)).join(', ')} ms`)
    say(`  memory of the parent: ${residentMib(daemon.pid)?.toFixed(1)} MiB`)
    await settle(office, SETTLE_MS)
    const holds = await verified(office)
    await daemon.stop()
    const { failed, took } = calm.tally
    const longest = took.reduce((most, each) => Math.max(most, each), 0)
    const again = gaps.length === 0 ? 0 : median(gaps)
    const acknowledged = [...calm.tally.booked.values(), ...rough.tally.booked.values()]
    return [
      none('requests that failed during restarts', failed),
      finding('longest request during restarts', longest <= LONGEST_MS, `${longest.toFixed(0)} ms`),
      finding(
        'bookings again after a kill (median)',
        again <= LONGEST_MS,
        `${again.toFixed(0)} ms`,
      ),
      ...compareIds(reservationsIn(home), acknowledged),
      holds,
    ]
  } finally {
    client.close()
    await daemon.kill().catch(() => undefined)
    removeHome(home)
  }
}

/** Everything that was acknowledged is there, and nothing else: whoever repeated a request has one booking. */
function compareIds(there: readonly string[], acknowledged: readonly string[]): Finding[] {
  const [found, known] = [new Set(there), new Set(acknowledged)]
  return [
    same('bookings of so many keys', known.size, acknowledged.length),
    none(
      'acknowledged bookings that are lost',
      acknowledged.filter((id) => !found.has(id)),
    ),
    none(
      'bookings that nobody asked for',
      there.filter((id) => !known.has(id)),
    ),
  ]
}

/** Tells the parent to replace its worker, and waits until another one is there. */
async function restart({ pid }: Daemon): Promise<void> {
  const [before] = childrenOf(pid)
  process.kill(pid, 'SIGHUP')
  while (childrenOf(pid).includes(before ?? 0)) await sleep(5)
}

async function kill({ pid }: Daemon): Promise<void> {
  const [worker] = childrenOf(pid)
  if (worker !== undefined) process.kill(worker, 'SIGKILL')
}

/** The reservations in the database of a daemon that has ended. */
function reservationsIn(home: string): string[] {
  const db = new Database(join(home, 'outerpark.db'), { readonly: true })
  try {
    const numbers = db.prepare<[], number>('SELECT seq FROM reservations').pluck().all()
    return numbers.map((seq) => numberedId('reservation', seq))
  } finally {
    db.close()
  }
}

/** How long the workers took to leave and to open, from the lines of the log (ms). */
function logged(home: string): string {
  const lines = readFileSync(join(home, 'daemon.log'), 'utf8').trim().split('\n')
  const said = lines.map((line): { msg: string; time: number } => JSON.parse(line))
  const between = (from: string, to: string) =>
    said.flatMap(({ msg, time }, n) => {
      const next = said.slice(n + 1).find((each) => each.msg === to)
      return msg === from && next ? [next.time - time] : []
    })
  return `left after ${between('draining', 'closed').join(', ')} ms, open after ${between('closed', 'open').join(', ')} ms`
}

function textOf({ took, failed, sent }: Tally): string {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0)
  const availability = (((sent - failed.length) / Math.max(1, sent)) * 100).toFixed(3)
  const longest = (sorted.at(-1) ?? 0).toFixed(0)
  return `${took.length} bookings, availability ${availability} %, p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${longest} ms`
}
