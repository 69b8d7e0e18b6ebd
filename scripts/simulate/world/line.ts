/** The line to a running daemon. Once the daemon is dead, nothing leaves it and nothing reaches it. */
export type Line = { readonly alive: () => boolean }

/** What a dead daemon waits for: it never comes. */
export const never = <T>(): Promise<T> => new Promise<T>(() => {})

/** Waits, unless the caller breaks it off. If the daemon dies meanwhile, waits for ever. */
export function waitOnLine(line: Line, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (act: () => void) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      if (line.alive()) act()
    }
    const onAbort = () => finish(() => reject(signal.reason))
    const timer = setTimeout(() => finish(resolve), ms)
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) onAbort()
  })
}
