import type { Clock } from '@outerpark/core/ports'

const SLOTS = 10
const SLOT_MS = 1_000

/** How many tasks were done a second, over the last ten seconds. */
export function throughputMeter(clock: Clock) {
  const done = new Map<number, number>()
  const slotOf = (time: number) => Math.floor(time / SLOT_MS)
  const startedAt = clock.now()

  const forget = (now: number): void => {
    for (const slot of done.keys()) if (slot <= now - SLOTS || slot > now) done.delete(slot)
  }
  return {
    count(): void {
      const slot = slotOf(clock.now())
      done.set(slot, (done.get(slot) ?? 0) + 1)
      forget(slot)
    },
    perSecond(): number {
      const now = clock.now()
      forget(slotOf(now))
      const total = [...done.values()].reduce((sum, each) => sum + each, 0)
      // Early on there is less to look back on; one second is the least that a rate can be told from.
      const seconds = Math.min(SLOTS, Math.max(1, (now - startedAt) / 1000))
      return total / seconds
    },
  }
}
