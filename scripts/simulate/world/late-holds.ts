import { heldKey } from '../invariants/known.ts'
import type { Daemon, World } from './world.ts'

/** The pipeline looks for holds whose time is over at least this often (ms). */
const LOOK_MS = 5_000
/** A look and the write after it take less (ms). */
const WRITE_MS = 50

/**
 * Makes the check that no hold outlives its deadline by more than the pipeline needs. Only time counts in which a daemon runs and the
 * disk has room.
 * @returns call it after each step
 */
export function lateHoldsIn(world: World): () => void {
  const { known, time, trouble } = world
  let daemon: Daemon | undefined
  let wellSince = 0
  /** since when the time of each hold is over; a hold that was extended is another one */
  const overSince = new Map<string, number>()

  return () => {
    const now = time.elapsed()
    if (world.daemon() !== daemon || trouble.isStoreFull()) wellSince = now
    daemon = world.daemon()
    const over = [...known.holds.values()].filter(({ until }) => until <= Date.now())
    const names = new Set(over.map((hold) => `${heldKey(hold)} until ${hold.until}`))
    for (const name of overSince.keys()) if (!names.has(name)) overSince.delete(name)
    for (const name of names) {
      const since = overSince.get(name) ?? now
      overSince.set(name, since)
      const late = now - Math.max(since, wellSince)
      if (daemon && late > LOOK_MS + WRITE_MS)
        world.report('no-hold-outlives-its-deadline', `${name} is over for ${late} ms`)
    }
  }
}
