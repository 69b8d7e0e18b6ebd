/** The least time between two wake-ups. At rest the projector starts at once. */
const SHORTEST_MS = 100

/** A batch of so many events shows that many people book just now. */
const MANY_EVENTS = 500

/**
 * Says when the projector is woken. At rest that is at once. While many people book, the time from one wake-up to the
 * next doubles up to half of `lagMs`: the batches grow, and in a big batch an index page that many rows touch is written
 * once. The other half is for the batch itself, so MyPage is never later than `lagMs` unless the machine cannot keep up.
 */
export function makePace(wake: () => void, lagMs: number) {
  const longest = lagMs / 2
  const shortest = Math.min(SHORTEST_MS, longest)
  let everyMs = shortest
  let last = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let dueAt = Number.POSITIVE_INFINITY

  const fire = (): void => {
    clearTimeout(timer)
    timer = undefined
    dueAt = Number.POSITIVE_INFINITY
    last = performance.now()
    wake()
  }
  const wakeAfter = (ms: number): void => {
    const due = last + ms
    if (dueAt <= due) return
    const wait = due - performance.now()
    if (wait <= 0) fire()
    else {
      clearTimeout(timer)
      timer = setTimeout(fire, wait)
      dueAt = due
    }
  }
  return {
    /** The log has grown. */
    grown: (): void => wakeAfter(everyMs),
    /** Somebody waits for what is in the log. */
    hurry: (): void => wakeAfter(shortest),
    /** The projector has taken a batch. */
    took(events: number): void {
      everyMs = events < MANY_EVENTS ? shortest : Math.min(2 * everyMs, longest)
    },
    cancel(): void {
      clearTimeout(timer)
      timer = undefined
      dueAt = Number.NEGATIVE_INFINITY
    },
  }
}
