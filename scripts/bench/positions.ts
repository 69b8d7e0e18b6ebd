import { join } from 'node:path'
import Database from 'better-sqlite3'

/** How far MyPage is behind the event log, read from the databases without asking the daemon. */
function positionsOf(home: string) {
  const store = new Database(join(home, 'outerpark.db'), { readonly: true })
  const view = new Database(join(home, 'mypage.db'), { readonly: true })
  const logEnd = store.prepare<[], number | null>('SELECT max(position) FROM events').pluck()
  const viewEnd = view.prepare<[], number>('SELECT position FROM cursor').pluck()
  return {
    behind(): number {
      // Reads the view first, so that events appended in between do not make the lag negative.
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
/** If MyPage makes no progress for this long (ms), it counts as stuck. */
const PATIENCE_MS = 30_000

export type Lag = {
  /** the largest number of events by which MyPage was behind */
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
  let [nearest, nearestAt] = [Number.POSITIVE_INFINITY, start]
  for (;;) {
    const events = behind()
    const now = performance.now()
    if (events === 0) return (now - start) / 1000
    if (events < nearest) [nearest, nearestAt] = [events, now]
    if (now - nearestAt > PATIENCE_MS) return Number.POSITIVE_INFINITY
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
