/** The shortest time between two wake-ups. After a rest the projector is woken at once. */
const SHORTEST_MS = 100

/** A batch with so many events shows that many people book at the moment. */
const MANY_EVENTS = 500

/**
 * Decides when the projector is woken. After a rest it is woken at once. While many people book, the time between two
 * wake-ups doubles, up to half of `lagMs`. So batches grow, and a page of the index is written once for many rows. The
 * other half of `lagMs` is for the batch itself: MyPage is later than that only if the machine cannot keep up.
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
    /** Call it when the log has grown. Wakes the projector, at the earliest `everyMs` after the last time. */
    grown: (): void => wakeAfter(everyMs),
    /** Call it when somebody waits for an event of the log. Wakes the projector soon. */
    hurry: (): void => wakeAfter(shortest),
    /** Call it when the projector has taken a batch. Large batches make it come less often. */
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
