import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../failure.ts'

/** Does something, and does it again as long as it came too soon for a limit of the box office. Other failures are thrown. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const waitMs = waitIn(error)
      if (waitMs === undefined) throw error
      await sleep(waitMs)
    }
  }
}

/** How long a request has to wait that came too soon; undefined if it failed otherwise. */
function waitIn(error: unknown): number | undefined {
  if (!(error instanceof Failure) || error.code !== 'too-many-requests') return undefined
  const { waitMs } = (error.params ?? {}) as { waitMs?: unknown } // what comes from elsewhere is looked at
  return typeof waitMs === 'number' ? Math.max(1, waitMs) : 1000
}
