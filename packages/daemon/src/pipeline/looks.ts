type Looks = {
  /** looks once. Between two steps it heeds the signal, which aborts when the pipeline stops */
  readonly look: (stopping: AbortSignal) => Promise<void>
  /** how long to wait after a look, in milliseconds; asked only if the look did not fail */
  readonly waitMs: () => Promise<number> | number
  /** the longest wait, in milliseconds, and the one after a look that failed */
  readonly atMostMs: number
  /** is told why a look failed */
  readonly failed: (err: unknown) => void
}

/**
 * Looks again and again, each time after the wait that the last look asks for. The first look begins at once. A failure is only
 * told, since the next look does the same.
 */
export function keepLooking({ look, waitMs, atMostMs, failed }: Looks) {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined

  const lookAndWait = async (): Promise<void> => {
    let wait = atMostMs
    try {
      await look(stopping.signal)
      wait = Math.min(Math.max(await waitMs(), 0), atMostMs)
    } catch (err) {
      failed(err)
    }
    looking = undefined
    if (!stopping.signal.aborted) timer = setTimeout(start, wait)
  }
  const start = (): void => {
    looking = lookAndWait()
  }
  start()

  return {
    /** Begins nothing more, and resolves when no look is under way any more. */
    async stop(): Promise<void> {
      stopping.abort()
      clearTimeout(timer)
      await looking
    },
  }
}
