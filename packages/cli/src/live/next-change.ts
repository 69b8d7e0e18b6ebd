import type { Live } from './live.ts'

/** Resolves at the next change, or when the signal aborts. */
export function nextChange(
  { subscribe }: Pick<Live, 'subscribe'>,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      unsubscribe()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const unsubscribe = subscribe(done)
    if (signal.aborted) done()
    else signal.addEventListener('abort', done)
  })
}
