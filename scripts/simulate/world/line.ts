/** A running daemon as the rest of the world sees it: once it is dead, nothing leaves it and nothing reaches it. */
export type Line = { readonly alive: () => boolean }

/** What somebody waits for who is dead: it never comes, and nobody is left to hear of it. */
export const never = <T>(): Promise<T> => new Promise<T>(() => {})

/** Waits, unless the caller breaks it off; for ever, if the daemon dies meanwhile. */
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
