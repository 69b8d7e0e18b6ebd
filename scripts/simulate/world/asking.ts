import { type CommitMeta, StoreUnavailable } from '@outerpark/core/ports'
import type { Daemon, World } from './world.ts'

/** The range of the wait before a request is repeated, in milliseconds. */
const AGAIN_MS = [50, 3_000] as const

/** Sends a request to a daemon until it is answered. */
export type Ask = <T>(who: string, ask: (daemon: Daemon) => Promise<T>) => Promise<T>

/**
 * Makes the function with which people ask until they are answered. After a broken connection or a full disk the
 * request is repeated, and another daemon may answer it.
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

/**
 * The metadata of a request with this key. With it the request is carried out once, even if it is sent several times.
 */
export const keyed = (key: string): CommitMeta => ({
  causationId: `RQ-${key}`,
  idempotency: { scope: 'people', key, fingerprint: key },
})

/** The result of a request; `unavailable` if nothing could be written. */
async function attempt<T>(answer: Promise<T>): Promise<{ value: T } | 'unavailable'> {
  try {
    return { value: await answer }
  } catch (error) {
    if (error instanceof StoreUnavailable) return 'unavailable'
    throw error
  }
}
