/** How many workers there are at least and at most. */
export type CrewLimits = {
  readonly min: number
  readonly max: number
  /**
   * So many at least while work waits, however much of it fails: fewer would make too few calls for the breaker to
   * judge, and a gateway that is slow and failing would be asked for ever. As many as `min`, if left out.
   */
  readonly steady?: number
}

/**
 * How many tasks of a kind are worked on at once (O7). It grows by one with each task that went well while more are
 * waiting, and halves with each that failed: additive increase, multiplicative decrease (Chiu and Jain, 1989), which is
 * how TCP finds what a line bears. So a gateway that has just come back is not brought down again by the backlog.
 */
export function crewOf({ min, max, steady = min }: CrewLimits) {
  const enough = Math.min(Math.max(min, steady), max)
  let size = min
  return {
    size: (): number => size,
    /** More waits than is worked on. */
    press(): void {
      size = Math.max(size, enough)
    },
    /** A task went well, and more are waiting. */
    grow(): void {
      size = Math.min(max, size + 1)
    },
    /** A task failed. */
    halve(): void {
      size = Math.max(Math.min(size, enough), Math.floor(size / 2))
    },
    /** Only so many are busy, and nothing else waits. */
    rest(busy: number): void {
      size = Math.min(size, Math.max(min, busy))
    },
    /** What it has learned counts no more. */
    restart(): void {
      size = min
    },
  }
}
