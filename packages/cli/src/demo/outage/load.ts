import { setTimeout as sleep } from 'node:timers/promises'
import type { Tally } from './view.ts'

export type Load = {
  readonly tally: () => Tally
  /** Sends no more bookings. Resolves when every booking is answered. */
  readonly stop: () => Promise<void>
}

/**
 * Sends bookings at a steady rate, even if earlier ones are not answered yet: people do not wait for each other.
 *
 * @param book sends one booking; rejects if it is refused
 */
export function startLoad(book: () => Promise<unknown>, perSecond: number): Load {
  const underWay = new Set<Promise<void>>()
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
  const asking = (async () => {
    while (!stopped) {
      const one: Promise<void> = ask().finally(() => underWay.delete(one))
      underWay.add(one)
      asked += 1
      // Each time is computed from the beginning, so one late booking does not make all later ones late.
      await sleep(Math.max(0, begun + (asked * 1000) / perSecond - performance.now()))
    }
  })()

  return {
    tally: () => ({ asked, taken, refused, refusal, slowestMs: Math.round(slowestMs) }),
    async stop() {
      stopped = true
      await asking
      await Promise.all(underWay)
    },
  }
}
