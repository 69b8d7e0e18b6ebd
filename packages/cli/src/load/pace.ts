import { setTimeout as sleep } from 'node:timers/promises'

export type Pace = {
  readonly connections: number
  readonly forMs: number
  /** null: each connection begins the next one after an answer */
  readonly perSecond: number | null
  /** ends it early */
  readonly stop: AbortSignal
}

/**
 * Lets so many connections act again and again, until the time is over or `stop` aborts. Resolves when the last act has ended.
 *
 * With a rate, the n-th act is due at its time whatever happened to the earlier ones. If all connections are busy then, it begins
 * late and still counts from when it was due. So a slow moment is seen in the latency of all whom it kept waiting.
 *
 * @param act gets the time when it was due (performance.now)
 * @returns `unsent`: how many were due before the end and did not begin
 */
export async function keepPace(
  { connections, forMs, perSecond, stop }: Pace,
  act: (dueAt: number) => Promise<void>,
): Promise<{ readonly unsent: number }> {
  const begun = performance.now()
  const end = begun + forMs
  const gapMs = perSecond === null ? 0 : 1000 / perSecond
  let taken = 0
  let started = 0
  const nextDue = () => (perSecond === null ? performance.now() : begun + taken++ * gapMs)

  const connection = async (): Promise<void> => {
    for (;;) {
      const due = nextDue()
      if (due >= end) return
      const waitMs = due - performance.now()
      if (waitMs > 0) await sleep(waitMs, undefined, { signal: stop }).catch(() => undefined)
      if (stop.aborted || performance.now() >= end) return
      started += 1
      await act(due)
    }
  }
  let overMs = forMs
  stop.addEventListener('abort', () => {
    overMs = Math.min(forMs, performance.now() - begun)
  })
  await Promise.all(Array.from({ length: connections }, connection))
  const due = gapMs === 0 ? started : Math.ceil(overMs / gapMs)
  return { unsent: Math.max(0, due - started) }
}
