/** The connection to a running daemon. After the daemon's death nothing leaves it and nothing reaches it. */
export type Line = { readonly alive: () => boolean }

/** A promise that never ends. A dead daemon waits for it. */
export const never = <T>(): Promise<T> => new Promise<T>(() => {})

/** Waits, unless the signal is aborted. If the daemon dies meanwhile, waits for ever. */
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
