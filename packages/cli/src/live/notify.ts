export type Notifier = {
  /** Calls the listener after changes, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void
  /** Call it after a change. It calls the listeners soon, once for all changes until then. */
  readonly changed: () => void
  /** Calls the listeners at once if something has changed since their last call. */
  readonly flush: () => void
}

/**
 * Gathers changes, so that many events in a row make one picture.
 *
 * @param gatherMs how long the first change waits for others
 */
export function makeNotifier(gatherMs: number): Notifier {
  const listeners = new Set<() => void>()
  let timer: NodeJS.Timeout | undefined
  const flush = (): void => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    for (const listener of [...listeners]) listener()
  }
  return {
    subscribe(listener) {
      // A new function for each subscription, so that one listener may subscribe twice.
      const own = () => listener()
      listeners.add(own)
      return () => void listeners.delete(own)
    },
    changed() {
      timer ??= setTimeout(flush, gatherMs)
    },
    flush,
  }
}
