/** Waits for the promise. After `ms` calls `tooLate`, which has to see to it that the promise is settled. */
export async function within<T>(ms: number, promise: Promise<T>, tooLate: () => void): Promise<T> {
  const timer = setTimeout(tooLate, ms)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
  }
}

/** Resolves after `ms`, or sooner if the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms === 0 || signal.aborted) return
  const over = Promise.withResolvers<void>()
  const timer = setTimeout(over.resolve, ms)
  signal.addEventListener('abort', () => over.resolve(), { once: true })
  await over.promise
  clearTimeout(timer)
}

/** Resolves when the signal aborts. */
export function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined)
    signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
}
