// One round of the store benchmark, in a separate process: `ours` uses store.commit, `bare` only writes.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '@outerpark/core/ports'
import type { Book } from '@outerpark/core/reservation'
import { openSqliteStore } from '../../packages/daemon/src/store/sqlite/store.ts'
import { prepareBareLoop } from './bare-loop.ts'
import { bookOnce, GROUP, newId, prepareStore } from './store-work.ts'

const WARM_UP_SECONDS = 1

const [who, seconds] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'outerpark-store-'))
try {
  const file = join(folder, 'outerpark.db')
  const measure = who === 'bare' ? measureBare : measureOurs
  process.send?.(await measure(file, Number(seconds)))
} finally {
  rmSync(folder, { recursive: true })
}
process.disconnect?.()

function openStore(file: string): Store {
  return openSqliteStore(file, { clock: { now: Date.now }, newId })
}

async function measureOurs(file: string, seconds: number): Promise<number> {
  const store = openStore(file)
  const command = await prepareStore(store)
  await commitFor(store, command, WARM_UP_SECONDS)
  const perSecond = await commitFor(store, command, seconds)
  await store.close()
  return perSecond
}

/** Commits one group of bookings after another. Returns how many bookings were committed each second. */
async function commitFor(store: Store, command: Book, seconds: number): Promise<number> {
  const start = performance.now()
  let booked = 0
  let spent = 0
  while (spent < seconds * 1000) {
    const outcomes = await Promise.all(
      Array.from({ length: GROUP }, () => bookOnce(store, command)),
    )
    if (outcomes.some(({ kind }) => kind === 'refused')) throw new Error('A booking was refused.')
    booked += GROUP
    spent = performance.now() - start
  }
  return (booked / spent) * 1000
}

async function measureBare(file: string, seconds: number): Promise<number> {
  const store = openStore(file)
  await bookOnce(store, await prepareStore(store))
  await store.close()
  const write = prepareBareLoop(file)
  write(WARM_UP_SECONDS)
  return write(seconds)
}
