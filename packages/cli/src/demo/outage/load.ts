import { setTimeout as sleep } from 'node:timers/promises'
import type { Tally } from './view.ts'

export type Load = {
  readonly tally: () => Tally
  /** Asks no more, and resolves when everybody has an answer. */
  readonly stop: () => Promise<void>
}

/**
 * Bookings at a steady rate, whether or not the ones before have been answered: people do not wait for each other.
 *
 * @param book asks for one; rejects if it is refused
 */
export function startLoad(book: () => Promise<unknown>, perSecond: number): Load {
  const out = new Set<Promise<void>>()
  const begun = performance.now()
  let stopped = false
  let [asked, taken, refused, slowestMs] = [0, 0, 0, 0]
  let refusal: string | null = null

  const ask = async (): Promise<void> => {
    const from = performance.now()
    try {
      await book()
      taken += 1
    } catch (error) {
      refused += 1
      refusal = error instanceof Error ? error.message : String(error)
    }
    slowestMs = Math.max(slowestMs, performance.now() - from)
  }
  const all = (async () => {
    while (!stopped) {
      const one: Promise<void> = ask().finally(() => out.delete(one))
      out.add(one)
      asked += 1
      // By the time since the beginning, so that what is late now and then is made up for.
      await sleep(Math.max(0, begun + (asked * 1000) / perSecond - performance.now()))
    }
  })()

  return {
    tally: () => ({ asked, taken, refused, refusal, slowestMs: Math.round(slowestMs) }),
    async stop() {
      stopped = true
      await all
      await Promise.all(out)
    },
  }
}
