const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 60_000

/** Tries until it succeeds: at once, then after 1 s. The wait doubles each time, up to 60 s. */
export function keepTrying(
  attempt: () => Promise<unknown>,
  onError: (error: unknown) => void,
): { readonly stop: () => void } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const tryOnce = async (waitMs: number): Promise<void> => {
    try {
      await attempt()
    } catch (error) {
      if (stopped) return
      onError(error)
      timer = setTimeout(tryOnce, waitMs, Math.min(2 * waitMs, LAST_RETRY_MS))
    }
  }
  void tryOnce(FIRST_RETRY_MS)
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
