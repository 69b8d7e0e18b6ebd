/** The limits of the number of workers. */
export type CrewLimits = {
  readonly min: number
  readonly max: number
  /**
   * The smallest number of workers while tasks wait, even if all of them fail. With fewer workers there would be too
   * few calls for the breaker to open, and a slow gateway that fails would be called for ever. `min` if left out.
   */
  readonly steady?: number
}

/**
 * Decides how many tasks of a kind are worked on at once (O7). The crew grows by one after each success while more
 * tasks wait, and halves after each failure. This is additive increase, multiplicative decrease (Chiu and Jain, 1989),
 * with which TCP finds the capacity of a connection. So the backlog does not overload a gateway that has just come
 * back.
 */
export function crewOf({ min, max, steady = min }: CrewLimits) {
  const least = Math.min(Math.max(min, steady), max)
  let size = min
  /** whether the last call failed */
  let failing = false
  return {
    size: (): number => size,
    /**
     * How many work while bookings come first. While calls fail, there must be enough calls for the breaker to open.
     */
    fewest: (): number => Math.min(size, failing ? least : min),
    /** Call it when more tasks wait than are worked on. */
    growToLeast(): void {
      size = Math.max(size, least)
    },
    /**
     * Call it after a success.
     * @param wanted whether more workers would have something to do
     */
    succeed(wanted: boolean): void {
      failing = false
      if (wanted) size = Math.min(max, size + 1)
    },
    /** Call it after a failure. */
    halve(): void {
      failing = true
      size = Math.max(Math.min(size, least), Math.floor(size / 2))
    },
    /** Call it when only `busy` workers have a task and no other task waits. */
    shrinkTo(busy: number): void {
      size = Math.min(size, Math.max(min, busy))
    },
    /** Forgets all earlier results. The crew begins with its smallest size again. */
    reset(): void {
      size = min
      failing = false
    },
  }
}

export type Crew = ReturnType<typeof crewOf>
