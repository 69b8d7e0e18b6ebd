import { type CommitMeta, StoreUnavailable } from '@outerpark/core/ports'
import type { Daemon, World } from './world.ts'

/** How long somebody waits before asking again, in milliseconds. */
const AGAIN_MS = [50, 3_000] as const

/** Asks a daemon for something. */
export type Ask = <T>(who: string, ask: (daemon: Daemon) => Promise<T>) => Promise<T>

/**
 * Lets people ask until they are answered. A broken connection and a full disk are no answer: they ask again, and
 * another daemon may answer them.
 */
export function askerIn(world: World): Ask {
  return async (who, ask) => {
    for (;;) {
      const daemon = world.daemon()
      const answer = daemon && (await Promise.race([attempt(ask(daemon)), daemon.died]))
      if (answer && typeof answer === 'object') return answer.value
      await world.time.sleep(world.chance(who).between(...AGAIN_MS))
    }
  }
}

/** Gives a request a key of its own, so that it is carried out once however often it is sent. */
export const keyed = (key: string): CommitMeta => ({
  causationId: `RQ-${key}`,
  idempotency: { scope: 'people', key, fingerprint: key },
})

/** What came of a request; `unavailable` if nothing could be written. */
async function attempt<T>(answer: Promise<T>): Promise<{ value: T } | 'unavailable'> {
  try {
    return { value: await answer }
  } catch (error) {
    if (error instanceof StoreUnavailable) return 'unavailable'
    throw error
  }
}
