import { mayPass } from './passing.ts'

/** Makes a few attempts. Only a second one loads p-retry. */
export async function patiently<T>(
  {
    revive,
    signal,
  }: {
    /** called before a second attempt: starts the daemon again if it has died */
    readonly revive?: (() => Promise<unknown>) | undefined
    readonly signal?: AbortSignal | undefined
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
    minTimeout: 200,
    factor: 2,
    signal,
    shouldRetry: ({ error }) => mayPass(error),
  })
}
