/** How many workers there are at least and at most. */
export type CrewLimits = {
  readonly min: number
  readonly max: number
  /**
   * How many work at least while work waits, even if all of it fails. Fewer would make too few calls for the breaker to
   * judge, and a gateway that is slow and failing would be asked for ever. `min`, if left out.
   */
  readonly steady?: number
}

/**
 * How many tasks of a kind are worked on at once (O7). The crew grows by one with each task that went well while more
 * wait, and halves with each that failed: additive increase, multiplicative decrease (Chiu and Jain, 1989), which is how
 * TCP finds what a line bears. So the backlog does not bring down a gateway that has just come back.
 */
export function crewOf({ min, max, steady = min }: CrewLimits) {
  const least = Math.min(Math.max(min, steady), max)
  let size = min
  /** whether the last call failed */
  let failing = false
  return {
    size: (): number => size,
    /** How many work while bookings come first. If calls fail, they have to be enough for the breaker to judge. */
    fewest: (): number => Math.min(size, failing ? least : min),
    /** More tasks wait than are worked on. */
    growToLeast(): void {
      size = Math.max(size, least)
    },
    /**
     * A task went well.
     * @param wanted whether more workers would have something to do
     */
    succeed(wanted: boolean): void {
      failing = false
      if (wanted) size = Math.min(max, size + 1)
    },
    /** A task failed. */
    halve(): void {
      failing = true
      size = Math.max(Math.min(size, least), Math.floor(size / 2))
    },
    /** Only so many are busy, and no other task waits. */
    shrinkTo(busy: number): void {
      size = Math.min(size, Math.max(min, busy))
    },
    /** What the crew has learned counts no more: it begins with the fewest again. */
    reset(): void {
      size = min
      failing = false
    },
  }
}

export type Crew = ReturnType<typeof crewOf>
