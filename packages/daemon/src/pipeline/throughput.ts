import type { Clock } from '@outerpark/core/ports'

const SLOTS = 10
const SLOT_MS = 1_000

/** Measures how many tasks were done per second in the last ten seconds. */
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
      // Soon after the start the time is shorter than ten seconds. It counts as at least one second.
      const seconds = Math.min(SLOTS, Math.max(1, (now - startedAt) / 1000))
      return total / seconds
    },
  }
}
