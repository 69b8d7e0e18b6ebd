import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Where the event log ends and how far MyPage has come, read off the databases: the daemon is not asked. */
export function positionsOf(home: string) {
  const store = new Database(join(home, 'outerpark.db'), { readonly: true })
  const view = new Database(join(home, 'mypage.db'), { readonly: true })
  const logEnd = store.prepare<[], number | null>('SELECT max(position) FROM events').pluck()
  const viewEnd = view.prepare<[], number>('SELECT position FROM cursor').pluck()
  return {
    behind(): number {
      // The view first: what is appended in between must not look like a negative lag.
      const position = viewEnd.get() ?? 0
      return (logEnd.get() ?? 0) - position
    },
    close(): void {
      store.close()
      view.close()
    },
  }
}

const LOOK_EVERY_MS = 100
/** It is asked to take 5 s at most; after so long nobody waits any more. */
const PATIENCE_MS = 60_000

export type Lag = {
  /** the most events that MyPage was behind */
  readonly most: number
  /** from the end of the load until MyPage had caught up, in seconds; infinite if it did not */
  readonly secondsToZero: number
}

/** Watches how far MyPage is behind while `load` runs, and how long it takes to catch up after it. */
export async function watchLag<T>(
  home: string,
  load: () => Promise<T>,
): Promise<{ result: T; lag: Lag }> {
  const positions = positionsOf(home)
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, positions.behind())
  }, LOOK_EVERY_MS)
  try {
    const result = await load()
    clearInterval(watch)
    return { result, lag: { most, secondsToZero: await timeToZero(positions.behind) } }
  } finally {
    clearInterval(watch)
    positions.close()
  }
}

async function timeToZero(behind: () => number): Promise<number> {
  const start = performance.now()
  while (behind() > 0) {
    if (performance.now() - start > PATIENCE_MS) return Number.POSITIVE_INFINITY
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return (performance.now() - start) / 1000
}
