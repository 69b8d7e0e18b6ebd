import { createHash } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { runBackups } from '../../packages/cli/src/daemon/backup-program.ts'
import { openSqliteEventLog } from '../../packages/daemon/src/store/sqlite/event-log.ts'
import { httpClient } from '../lab/client.ts'
import { adminTokenOf, startDaemon } from '../lab/daemon.ts'
import { type Finding, finding, same } from '../lab/findings.ts'
import { type OfficeAccess, settle, verify } from '../lab/office.ts'
import type { Beside } from './beside.ts'

export type Restored = {
  readonly restoreSeconds: number
  /** from the command until the daemon takes bookings */
  readonly readySeconds: number
  readonly findings: readonly Finding[]
}

/** An hour, so that a slow machine gets a figure as well. */
const PATIENCE_MS = 60 * 60 * 1000
const BATCH = 10_000
/** How many customers' pages are compared. */
const PAGES = 100

/**
 * Restores the last backup into a new home, and compares that with the box office from which it is.
 * @param home of that box office, with a daemon that has ended
 * @param places a folder for the new home
 */
export async function restoreAndCompare(
  home: string,
  { backups }: Beside,
  places: string,
  say: (line: string) => void,
): Promise<Restored> {
  const made = backups.at(-1)?.backup
  if (!made) throw new Error('There is no backup.')
  const target = join(places, 'restored')
  const order = { do: 'restore', file: made.file, replace: false, otherOffice: false } as const
  const begun = performance.now()
  await runBackups(order, { home: target, env: process.env })
  const restoreSeconds = secondsSince(begun)
  // The card company outlives the home, with what was charged after the backup.
  copyFileSync(join(home, 'sandbox.db'), join(target, 'sandbox.db'))
  const started = performance.now()
  const there = await open(target)
  const readySeconds = restoreSeconds + secondsSince(started)
  say(`restored in ${restoreSeconds.toFixed(1)} s, ready after ${readySeconds.toFixed(1)} s`)
  try {
    const events = await eventsOf(home, made.position)
    const restored = await eventsOf(target, made.position)
    await settle(there, PATIENCE_MS)
    say(
      `MyPage and the payments that waited were done ${secondsSince(started).toFixed(0)} s after the start`,
    )
    const pages = await pagesOf(there)
    const here = await open(home)
    try {
      await settle(here, PATIENCE_MS)
      const findings = [
        same('events up to the backup', restored.count, events.count),
        finding(
          'the events are equal',
          restored.hash === events.hash,
          `at position ${made.position}`,
        ),
        comparedPages(pages, await pagesOf(here)),
        await checked(there),
      ]
      return { restoreSeconds, readySeconds, findings }
    } finally {
      await here.close()
    }
  } finally {
    await there.close()
  }
}

async function open(home: string): Promise<OfficeAccess & { readonly close: () => Promise<void> }> {
  const daemon = await startDaemon({ home })
  const client = httpClient(daemon.url)
  const close = async () => {
    client.close()
    await daemon.stop()
  }
  return { client, adminToken: adminTokenOf(home), close }
}

/** How many events there are up to a position, and their hash. */
async function eventsOf(home: string, last: number) {
  const log = openSqliteEventLog(join(home, 'outerpark.db'))
  const hash = createHash('sha256')
  let count = 0
  try {
    while (count < last) {
      const events = await log.after(count, Math.min(BATCH, last - count))
      if (events.length === 0) break
      hash.update(JSON.stringify(events))
      count += events.length
    }
    return { count, hash: hash.digest('hex') }
  } finally {
    await log.close()
  }
}

/** The pages of customers for whom nothing has happened since the box office was filled, by their ids. */
async function pagesOf({ client, adminToken: token }: OfficeAccess): Promise<Map<string, string>> {
  const read = async (path: string) =>
    JSON.parse((await client.ask({ method: 'GET', path, token })).text)
  const { items } = await read(`/v1/customers?limit=${PAGES}&search=Regular`)
  const pages = new Map<string, string>()
  for (const { id } of items as readonly { id: string }[]) {
    const { reservations, notices } = await read(`/v1/mypage?customerId=${id}&limit=100`)
    pages.set(id, JSON.stringify([reservations, notices]))
  }
  return pages
}

function comparedPages(ours: ReadonlyMap<string, string>, theirs: ReadonlyMap<string, string>) {
  const other = [...theirs].filter(([id, page]) => ours.get(id) !== page)
  const holds = other.length === 0 && ours.size === theirs.size && ours.size > 0
  return finding('MyPage is equal', holds, `${theirs.size} pages, ${other.length} of them differ`)
}

/** Charges that were made after the backup are in the ledger: `reconcile` names them. */
async function checked(office: OfficeAccess): Promise<Finding> {
  const { checks } = await verify(office)
  const wrong = checks.filter(({ name, ok }) => !ok && name !== 'ledger-matches-payments')
  const detail = wrong.map(({ name, detail }) => `${name}: ${detail}`).join('; ')
  return finding('verify', wrong.length === 0, detail || `${checks.length} checks hold`)
}

const secondsSince = (begun: number): number => (performance.now() - begun) / 1000
