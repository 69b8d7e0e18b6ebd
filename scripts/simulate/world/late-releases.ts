import type { Daemon, World } from './world.ts'

/** The pipeline looks for seats to release this often (ms). */
const LOOK_MS = 30_000
/** A look and its writes take less (ms). */
const WRITE_MS = 500

/**
 * Makes the check that seats are on sale soon after the time at which their plan releases them. Only time counts in which a daemon runs
 * and the disk has room.
 * @returns call it after each step
 */
export function lateReleasesIn(world: World): () => void {
  const { time, trouble } = world
  let daemon: Daemon | undefined
  let wellSince = 0
  const dueSince = new Map<string, number>()

  return () => {
    const now = time.elapsed()
    if (world.daemon() !== daemon || trouble.isStoreFull()) wellSince = now
    daemon = world.daemon()
    const due = new Set(world.observer.overdue())
    for (const name of dueSince.keys()) if (!due.has(name)) dueSince.delete(name)
    for (const name of due) {
      const since = dueSince.get(name) ?? now
      dueSince.set(name, since)
      const late = now - Math.max(since, wellSince)
      if (daemon && late > LOOK_MS + WRITE_MS)
        world.report('seats-are-released-in-time', `${name} keeps seats for ${late} ms too long`)
    }
  }
}
