import { mayPass } from './passing.ts'

/** The pause before the second attempt; each next one is twice as long (ms). */
const PAUSE_MS = 200

/** Makes a few attempts. Only a second one loads p-retry. */
export async function patiently<T>(
  {
    revive,
    signal,
    pauseMs = PAUSE_MS,
  }: {
    /** called before a second attempt: starts the daemon again if it has died */
    readonly revive?: (() => Promise<unknown>) | undefined
    readonly signal?: AbortSignal | undefined
    readonly pauseMs?: number | undefined
  },
  attempt: () => Promise<T>,
): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    if (!mayPass(error)) throw error
  }
  const { default: pRetry, AbortError } = await import('p-retry')
  const again = async () => {
    await revive?.().catch((error: Error) => Promise.reject(new AbortError(error)))
    return attempt()
  }
  return pRetry(again, {
    retries: 3,
    minTimeout: pauseMs,
    factor: 2,
    signal,
    shouldRetry: ({ error }) => mayPass(error),
  })
}
